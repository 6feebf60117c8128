import type { Field, Root } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';

const preferred = ['name', 'title', 'label', 'username', 'email', 'code'];

const isText = (field: Field): boolean =>
  field.card === 'one' &&
  !field.secret &&
  !field.computed &&
  scalarOf(field.type)?.scalar === 'string' &&
  field.type.kind !== 'ref';

/** The field by which a person knows a row: its name, its title, else its first short text or its id. */
export function labelField(root: Root): Field {
  const texts = root.fields.filter(isText);
  const known = preferred
    .map((name) => texts.find((field) => field.name === name))
    .find((field) => field);
  const named = texts.find(({ name }) => /(name|title)$/i.test(name));
  return known ?? named ?? texts[0] ?? root.identity.field;
}
