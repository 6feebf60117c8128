import type { Field, Root, Type } from '../model/declaration.ts';
import { call } from './code-doc.ts';
import { type Doc, group, indent, line, printDoc, softline } from './doc.ts';
import { inputFields, isList } from './entity-fields.ts';
import type { Members } from './entity-members.ts';
import { propertyName } from './schema-text.ts';
import { isDecimal } from './type-text.ts';

/** Whether two of a type are equal where `===` says so. */
function isIdentical(type: Type): boolean {
  if (type.kind === 'alias') return isIdentical(type.alias.type);
  if (type.kind === 'scalar') return type.scalar !== 'json' && type.scalar !== 'decimal';
  return type.kind === 'enum' || (type.kind === 'ref' && !isDecimal(type));
}

const isPlain = (field: Field): boolean => !isList(field) && isIdentical(field.type);

/** The head of the condition that notices a change. */
function changed(field: Field): Doc {
  const [after, before] = [`after.${field.name}`, `before.${field.name}`];
  const test = isPlain(field)
    ? group([`${after} !==`, line, before])
    : ['!', call('equalValues', after, before)];
  return group(['if (', indent(softline, test), softline, ') {']);
}

/** The fields that keep what they were created with. */
export const immutableFields = (entity: Root): readonly Field[] =>
  inputFields(entity).filter((field) => field.immutable && field !== entity.identity.field);

/** The fields that a change must not touch, and how a change is noticed. */
export function immutables(entity: Root): Members {
  const fields = immutableFields(entity);
  const runtime = (name: string) => ({ name, from: '@plinth/runtime/domain' });
  return {
    view: fields.map((field) => ({
      changed: printDoc(changed(field), { indent: 2 }),
      path: propertyName(field.wire),
    })),
    imports: [
      ...(fields.length > 0 ? [runtime('ValidationError')] : []),
      ...(fields.every(isPlain) ? [] : [runtime('equalValues')]),
    ],
  };
}
