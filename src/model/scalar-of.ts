import type { ScalarType, Type } from './declaration.ts';

/** The scalar a type comes down to: through aliases, and through a `ref` to the id of its target. */
export function scalarOf(type: Type): ScalarType | undefined {
  switch (type.kind) {
    case 'scalar':
      return type;
    case 'alias':
      return scalarOf(type.alias.type);
    case 'ref':
      return scalarOf(type.target.identity.field.type);
    default:
      return undefined;
  }
}
