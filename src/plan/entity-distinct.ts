import type { Field, Root, Type } from '../model/declaration.ts';
import { behind, objectCall, property } from './code-doc.ts';
import { storedFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { propertyName } from './schema-text.ts';

/** Whether JSON may say the same in several ways: `1` and `"1.0"`, what is left out and null. */
function hasSeveralTexts(type: Type): boolean {
  switch (type.kind) {
    case 'alias':
      return hasSeveralTexts(type.alias.type);
    case 'ref':
      return hasSeveralTexts(type.target.identity.field.type);
    case 'scalar':
      return type.scalar === 'decimal' || type.scalar === 'datetime';
    default:
      return type.kind === 'value' || type.kind === 'union';
  }
}

/** The lists whose elements the schema of a request cannot tell apart. */
export const distinctFields = (entity: Root): readonly Field[] =>
  storedFields(entity).filter(({ distinct, type }) => distinct && hasSeveralTexts(type));

/** What the row is asked for them, as properties of `validate`. */
export function distinctLines(entity: Root): readonly string[] {
  const { one } = entityNames(entity);
  return distinctFields(entity).map(({ name, wire }) => {
    const list = { callee: 'checkList', args: [`${one}.${name}`], items: ['distinct: true'] };
    return property(propertyName(wire), behind(objectCall(list)), 4);
  });
}
