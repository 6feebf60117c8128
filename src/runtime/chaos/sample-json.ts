import { isRecord, type Json, numberIn, type Schema, schemasIn } from './json-types.ts';
import type { PatternTexts } from './pattern-texts.ts';
import type { Random } from './random.ts';
import { decimalText, plainText, textOfFormat } from './text-samples.ts';

export interface SampleOptions {
  readonly random: Random;
  /** What references start from. */
  readonly document: unknown;
  readonly patternTexts: PatternTexts;
  /** A value that is known already for a field of this name; undefined: a new one is made. */
  readonly known?: (field: string, schema: Schema) => Json | undefined;
}

// What holds itself ends here.
const deepest = 5;

/** A value that fits a JSON Schema, as far as the schema says what fits. */
export function sampleJson(schema: Schema, options: SampleOptions): Json {
  return new Sampler(options).value(schema, '', 0);
}

/** What a reference of a document stands for; {}: nothing. */
export function resolveRef(document: unknown, ref: string): Schema {
  let found: unknown = document;
  for (const part of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return isRecord(found) ? found : {};
}

class Sampler {
  readonly #options: SampleOptions;
  readonly #random: Random;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#random = options.random;
  }

  value(schema: Schema, field: string, depth: number): Json {
    if (typeof schema.$ref === 'string') {
      return this.value(resolveRef(this.#options.document, schema.$ref), field, depth + 1);
    }
    if ('const' in schema) return schema.const as Json;
    if (Array.isArray(schema.enum)) return (this.#random.oneOf(schema.enum) ?? null) as Json;
    const choice = schemasIn(schema.oneOf ?? schema.anyOf);
    if (choice.length > 0) return this.#oneOf(choice, field, depth);
    const all = schemasIn(schema.allOf);
    if (all.length > 0) return this.#merged([schema, ...all], field, depth);
    return this.#ofType(schema, field, depth);
  }

  #oneOf(choice: readonly Schema[], field: string, depth: number): Json {
    const deep = depth > deepest ? choice.find(({ type }) => type === 'null') : undefined;
    return this.value(deep ?? this.#random.oneOf(choice) ?? {}, field, depth + 1);
  }

  #merged(parts: readonly Schema[], field: string, depth: number): Json {
    const values = parts.map(({ allOf: _, ...part }) => this.value(part, field, depth + 1));
    const objects = values.filter(isRecord);
    return objects.length > 0 ? (Object.assign({}, ...objects) as Json) : (values.at(-1) ?? null);
  }

  #ofType(schema: Schema, field: string, depth: number): Json {
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    const isNull = types.includes('null') && (depth > deepest || this.#random.chance(0.2));
    const type = isNull ? 'null' : (types.find((one) => one !== 'null') ?? types[0]);
    switch (type) {
      case 'null':
        return null;
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, field, depth);
      case 'boolean':
        return this.#random.chance(0.5);
      case 'integer':
      case 'number':
        return this.#known(field, schema, () => this.#number(schema, type === 'integer'));
      case 'string':
        return this.#known(field, schema, () => this.#text(schema));
      default:
        return isRecord(schema.properties) ? this.#object(schema, depth) : {};
    }
  }

  #known(field: string, schema: Schema, make: () => Json): Json {
    const known = this.#options.known?.(field, schema);
    return known === undefined ? make() : known;
  }

  #object(schema: Schema, depth: number): Json {
    const { properties = {}, required, additionalProperties } = schema;
    const needed: readonly unknown[] = Array.isArray(required) ? required : [];
    const made: Record<string, Json> = {};
    for (const [name, property] of Object.entries(isRecord(properties) ? properties : {})) {
      const isMade = needed.includes(name) || (depth <= deepest && this.#random.chance(0.6));
      if (isMade && isRecord(property)) made[name] = this.value(property, name, depth + 1);
    }
    if (isRecord(additionalProperties)) {
      for (let count = this.#random.int(0, 2); count > 0; count -= 1) {
        made[`key${count}`] = this.value(additionalProperties, '', depth + 1);
      }
    }
    return made;
  }

  #array(schema: Schema, field: string, depth: number): Json {
    const least = numberIn(schema, 'minItems') ?? 0;
    const most = Math.max(least, Math.min(numberIn(schema, 'maxItems') ?? 3, least + 3));
    const count = depth > deepest ? least : this.#random.int(least, most);
    const { items } = schema;
    if (!isRecord(items)) return [];
    const made = Array.from({ length: count }, () => this.value(items, field, depth + 1));
    if (schema.uniqueItems !== true) return made;
    return [...new Map(made.map((item) => [JSON.stringify(item), item])).values()];
  }

  #number(schema: Schema, isWhole: boolean): number {
    const least = numberIn(schema, 'minimum') ?? (numberIn(schema, 'exclusiveMinimum') ?? -1) + 1;
    const bound = numberIn(schema, 'maximum') ?? (numberIn(schema, 'exclusiveMaximum') ?? 1e15) - 1;
    const whole = this.#random.int(Math.ceil(least), Math.floor(Math.min(bound, least + 1_000)));
    return isWhole || whole >= bound ? whole : whole + this.#random.int(0, 3) / 4;
  }

  #text(schema: Schema): string {
    if (schema.format === 'decimal') {
      const bounds = isRecord(schema['x-decimal']) ? schema['x-decimal'] : {};
      return decimalText(this.#random, bounds);
    }
    if (typeof schema.pattern === 'string') {
      return this.#options.patternTexts(schema.pattern, this.#random);
    }
    const least = numberIn(schema, 'minLength') ?? 0;
    const most = numberIn(schema, 'maxLength') ?? 40;
    return textOfFormat(schema.format, this.#random) ?? plainText(this.#random, { least, most });
  }
}
