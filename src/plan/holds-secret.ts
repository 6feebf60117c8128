import type { Field, Type } from '../model/declaration.ts';

/** Whether a field is secret, or holds one that is: an owned row with a token. */
export const holdsSecret = (field: Field): boolean => isSecretAmong([field], new Set());

/** `seen`: rows may own rows of their own kind. */
const isSecretAmong = (fields: readonly Field[], seen: Set<unknown>): boolean =>
  fields.some(
    ({ computed, secret, type }) => computed === undefined && (secret || isSecretIn(type, seen)),
  );

function isSecretIn(type: Type, seen: Set<unknown>): boolean {
  switch (type.kind) {
    case 'alias':
      return isSecretIn(type.alias.type, seen);
    case 'map':
      return isSecretIn(type.value, seen);
    case 'entity':
      return !seen.has(type.entity) && isSecretAmong(type.entity.fields, seen.add(type.entity));
    default:
      return false;
  }
}
