import type { Type } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { bodyOf, type Schemed } from './schema.ts';
import { schemaName } from './schema-name.ts';
import type { Json, JsonObject } from './type-schema.ts';
import { typesBelow } from './types-below.ts';

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

const isSchemed = (thing: { readonly kind: string }): thing is Schemed =>
  thing.kind === 'enum' || thing.kind === 'union' || thing.kind === 'value';

function inlined(
  json: Json,
  known: ReadonlyMap<string, JsonObject>,
  above: readonly string[],
): Json {
  if (isList(json)) return json.map((item) => inlined(item, known, above));
  if (!isObject(json)) return json;
  const { $ref } = json;
  if (typeof $ref !== 'string') {
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, inlined(value, known, above)]),
    );
  }
  const body = known.get($ref);
  // What holds itself is checked by its constructor from there on.
  return body === undefined || above.includes($ref) ? {} : inlined(body, known, [...above, $ref]);
}

/** A schema that refers to nothing: what it referred to is written into it. */
export function inlineSchema(
  schema: JsonObject,
  fields: readonly { readonly type: Type }[],
  model: Model,
): JsonObject {
  const things = [...typesBelow(fields)].filter(isSchemed);
  const known = new Map(
    things.map((thing) => [`${schemaName(thing, model)}#`, bodyOf(thing, model)]),
  );
  const whole = inlined(schema, known, []);
  return isObject(whole) ? whole : {};
}
