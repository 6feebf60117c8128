import type { FastifyInstance } from 'fastify';
import type { JsonSchema } from './json-schema.ts';

type Convert = (value: unknown) => unknown;

const same: Convert = (value) => value;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What JSON would make of it. */
function plain(value: unknown): unknown {
  return isRecord(value) && typeof value.toJSON === 'function' ? value.toJSON() : value;
}

function toNumber(value: unknown): unknown {
  const written = plain(value);
  return typeof written === 'string' ? Number(written) : written;
}

/** Makes converters of answers, one for each schema. */
class Converters {
  readonly #named: ReadonlyMap<string, JsonSchema>;
  readonly #made = new Map<unknown, Convert>();

  constructor(schemas: readonly JsonSchema[]) {
    this.#named = new Map(schemas.map((schema) => [`${schema.$id}#`, schema]));
  }

  of(schema: unknown): Convert {
    if (!isRecord(schema)) return same;
    const known = this.#made.get(schema);
    if (known) return known;
    // A schema may hold itself: until it is made, whoever needs it asks again.
    this.#made.set(schema, (value) => this.of(schema)(value));
    const made = this.#make(schema);
    this.#made.set(schema, made);
    return made;
  }

  #make(schema: JsonSchema): Convert {
    if ('x-decimal' in schema) return toNumber;
    if (typeof schema.$ref === 'string') return this.of(this.#named.get(schema.$ref));
    const choices = schema.anyOf ?? schema.oneOf;
    if (Array.isArray(choices)) return this.#choice(choices);
    if (schema.items !== undefined) return this.#list(this.of(schema.items));
    const { properties, additionalProperties } = schema;
    if (!isRecord(properties) && !isRecord(additionalProperties)) return same;
    return this.#object(isRecord(properties) ? properties : {}, this.of(additionalProperties));
  }

  /** Cases of a union are told apart by their constants; the others have nothing in common. */
  #choice(choices: readonly unknown[]): Convert {
    const cases = choices.map((choice) => ({ choice, convert: this.of(choice) }));
    return (value) => {
      const given = plain(value);
      return cases
        .filter(({ choice }) => mayBe(choice, given))
        .reduce((converted, { convert }) => convert(converted), given);
    };
  }

  #list(convert: Convert): Convert {
    return (value) => {
      const given = plain(value);
      return Array.isArray(given) ? given.map(convert) : given;
    };
  }

  #object(properties: Readonly<Record<string, unknown>>, other: Convert): Convert {
    const known = new Map(
      Object.entries(properties).map(([name, inner]) => [name, this.of(inner)]),
    );
    return (value) => {
      const given = plain(value);
      if (!isRecord(given)) return given;
      const entries = Object.entries(given);
      return Object.fromEntries(
        entries.map(([name, inner]) => [name, (known.get(name) ?? other)(inner)]),
      );
    };
  }
}

/** Whether the constants that a schema asks for are there. */
function mayBe(schema: unknown, value: unknown): boolean {
  if (!isRecord(schema) || !isRecord(schema.properties) || !isRecord(value)) return true;
  return Object.entries(schema.properties).every(
    ([name, inner]) => !isRecord(inner) || !('const' in inner) || inner.const === value[name],
  );
}

/** Writes the decimals of every answer as numbers; schemas say where there are any. */
export function writeDecimalsAsNumbers(app: FastifyInstance, schemas: readonly JsonSchema[]): void {
  const converters = new Converters(schemas);
  app.addHook('preSerialization', async (request, reply, payload) => {
    const responses = request.routeOptions.schema?.response;
    const schema = isRecord(responses) ? responses[String(reply.statusCode)] : undefined;
    return converters.of(schema)(payload);
  });
}
