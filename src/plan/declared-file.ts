import type { Declared } from '../model/declaration.ts';
import { formerId } from './former-id.ts';
import type { PlannedFile } from './planned-file.ts';

export interface DeclaredFile extends Pick<PlannedFile, 'path' | 'template' | 'view'> {
  /** What the file is among those of its declaration. @example 'policy' */
  readonly role: string;
}

/** @example declaredFile(policy, { role: 'policy', … }) // its id: 'Ordering.MarkShipped#policy' */
export const declaredFile = (
  declared: Pick<Declared, 'id' | 'was' | 'context'>,
  { role, path, template, view }: DeclaredFile,
): PlannedFile => ({
  path,
  id: `${declared.id}#${role}`,
  was: formerId(declared, role),
  template,
  view,
});
