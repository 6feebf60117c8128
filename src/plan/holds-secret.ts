import type { Field, Type } from '../model/declaration.ts';

/** Whether a field is secret, or holds one that is: an owned row with a token. */
export const holdsSecret = (field: Field): boolean => isSecretAmong([field], new Set());

/** `seen`: types may hold themselves. */
const isSecretAmong = (fields: readonly Field[], seen: Set<unknown>): boolean =>
  fields.some(
    ({ computed, secret, type }) => computed === undefined && (secret || isSecretIn(type, seen)),
  );

function isSecretIn(type: Type, seen: Set<unknown>): boolean {
  const once = (thing: unknown, fields: readonly Field[]): boolean =>
    !seen.has(thing) && isSecretAmong(fields, seen.add(thing));
  switch (type.kind) {
    case 'alias':
      return isSecretIn(type.alias.type, seen);
    case 'map':
      return isSecretIn(type.value, seen);
    case 'value':
      return once(type.value, type.value.fields);
    case 'entity':
      return once(type.entity, type.entity.fields);
    case 'union':
      return once(
        type.union,
        type.union.cases.flatMap(({ fields }) => fields),
      );
    default:
      return false;
  }
}
