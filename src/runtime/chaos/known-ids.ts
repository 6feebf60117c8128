import { isRecord, type Json, type Schema } from './json-types.ts';
import { nounOfField, nounOfSegment } from './nouns.ts';
import type { Random } from './random.ts';

type Id = string | number;

// Older ones go: what requests are about shall meet.
const mostOfEach = 60;

/** The ids that answers have told, by what they are the ids of. */
export class KnownIds {
  readonly #caller: string;
  readonly #byNoun = new Map<string, Id[]>();

  /** `caller`: the id of who asks, whom much may have to belong to. */
  constructor(caller: string) {
    this.#caller = caller;
  }

  add(noun: string, id: Id): void {
    const ids = this.#byNoun.get(noun) ?? [];
    if (ids.includes(id)) return;
    ids.push(id);
    if (ids.length > mostOfEach) ids.shift();
    this.#byNoun.set(noun, ids);
  }

  has(noun: string): boolean {
    return this.#byNoun.has(noun);
  }

  /** One of a kind; undefined: none is known. */
  of(noun: string, random: Random): Id | undefined {
    return random.oneOf(this.#byNoun.get(noun) ?? []);
  }

  /** One of any kind that looks as the schema wants it. */
  fitting(schema: Schema, random: Random): Id | undefined {
    const fits = fitsOf(schema);
    if (fits === undefined) return undefined;
    const ids = [...this.#byNoun.values()].map((some) => some.filter(fits));
    return random.oneOf(random.oneOf(ids.filter(({ length }) => length > 0)) ?? []);
  }

  /** Learns from an address. @example learnPath('/orders/0194…') */
  learnPath(path: string): void {
    const segments = path.split('?', 1)[0]?.split('/') ?? [];
    const [collection = '', id = ''] = segments.slice(-2);
    if (id !== '') this.add(nounOfSegment(collection), decodeURIComponent(id));
  }

  /** Learns from the JSON of an answer; `noun` is what it is about. */
  learnJson(json: unknown, noun: string): void {
    if (Array.isArray(json)) {
      for (const item of json.slice(0, 20)) this.learnJson(item, noun);
      return;
    }
    if (!isRecord(json)) return;
    for (const [field, value] of Object.entries(json)) {
      const isId = /(^i|I|_i)d$/.test(field);
      if (isId && (typeof value === 'string' || typeof value === 'number')) {
        this.add(nounOfField(field) || noun, value);
      } else if (field === 'items') this.learnJson(value, noun);
      else if (typeof value === 'object') this.learnJson(value, nounOfField(field));
    }
  }

  /** For a field of a body: an id that somebody has already, most of the time. */
  forField(
    field: string,
    { schema, random }: { schema: Schema; random: Random },
  ): Json | undefined {
    if (field === 'id') return undefined;
    const known = random.chance(0.9) ? this.of(nounOfField(field), random) : undefined;
    if (known !== undefined && fitsOf(schema)?.(known) === true) return known;
    const { type, format, pattern } = schema;
    const isLeftOut = format === 'uuid' && Array.isArray(type) && type.includes('null');
    if (isLeftOut && !this.has(nounOfField(field))) return null;
    if (format === 'uuid' && random.chance(0.4)) return this.#caller;
    const isText = format === 'uuid' || typeof pattern === 'string';
    return isText && random.chance(0.7) ? this.fitting(schema, random) : undefined;
  }
}

/** Whether an id may stand where a schema is asked for; undefined: no id does. */
function fitsOf({ type, format, pattern }: Schema): ((id: Id) => boolean) | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('integer')) return (id) => typeof id === 'number';
  if (format === 'uuid') return (id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(String(id));
  if (typeof pattern !== 'string') return undefined;
  const expression = new RegExp(pattern, 'u');
  return (id) => typeof id === 'string' && expression.test(id);
}
