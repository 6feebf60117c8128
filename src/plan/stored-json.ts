import type { Field, Shape, Type } from '../model/declaration.ts';
import type { Json, JsonObject } from './type-schema.ts';

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

const fieldsJson = (fields: readonly Field[], json: JsonObject): JsonObject =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = json[field.name];
      return value === undefined ? [] : [[field.wire, storedJson(field, value)]];
    }),
  );

function oneJson(type: Type, json: Json): Json {
  if (!isObject(json)) return json;
  switch (type.kind) {
    case 'alias':
      return oneJson(type.alias.type, json);
    case 'value':
      return fieldsJson(type.value.fields, json);
    case 'child':
      return fieldsJson([type.child.identity.field, ...type.child.fields], json);
    case 'union': {
      const chosen = type.union.cases.find(({ name }) => name === json.type);
      return { type: json.type ?? null, ...fieldsJson(chosen?.fields ?? [], json) };
    }
    case 'map': {
      const { value } = type;
      const entries = Object.entries(json).map(([key, item]) => [
        key,
        oneJson(value, item ?? null),
      ]);
      return Object.fromEntries(entries);
    }
    default:
      return json;
  }
}

/** Data of the spec as the application writes it down: fields within by their names on the wire. */
export function storedJson({ type, card }: Shape, json: Json): Json {
  const isMany = card === 'many' || card === 'some';
  return isMany && isList(json) ? json.map((item) => oneJson(type, item)) : oneJson(type, json);
}
