import type { Field } from '../model/declaration.ts';
import type { Publish } from '../model/publish.ts';
import { holdsSecret } from './holds-secret.ts';

/** What others are told of an event: the id of what it happened to, named or not, and its fields. */
export function toldFields({ event: { idField }, fields }: Publish): readonly Field[] {
  const own = fields.filter((field) => !holdsSecret(field));
  return own.some(({ name }) => name === idField.name) ? own : [idField, ...own];
}
