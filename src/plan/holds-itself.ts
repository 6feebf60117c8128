import type { Field, Type } from '../model/declaration.ts';
import { typesBelow } from './types-below.ts';

const stored = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ computed }) => computed === undefined);

/** Whether a thing may hold another of its own kind somewhere inside, as a tree does. */
export function holdsItself(type: Type): boolean {
  switch (type.kind) {
    case 'alias':
      return holdsItself(type.alias.type);
    case 'map':
      return holdsItself(type.value);
    case 'value':
      return typesBelow(stored(type.value.fields)).has(type.value);
    case 'entity':
      return typesBelow(stored(type.entity.fields)).has(type.entity);
    case 'union':
      return typesBelow(type.union.cases.flatMap(({ fields }) => fields)).has(type.union);
    default:
      return false;
  }
}
