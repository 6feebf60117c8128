import type { Field } from '../model/declaration.ts';
import type { External, ExternalOperation } from '../model/external.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { capital } from './names.ts';
import { layerFile } from './paths.ts';
import { type Form, typeText } from './type-text.ts';

/** Where the interface of an external is. */
export const externalFile = ({ context = '', name }: External): string =>
  layerFile(context, 'application', name);

export const externalClientName = (external: External): string => `Http${typeName(external)}`;

/** Where the client that implements it is. */
export const externalClientFile = (external: External): string =>
  layerFile(external.context ?? '', 'infrastructure', externalClientName(external));

/** @example inputType(cardProcessor, charge) // 'CardProcessorChargeInput' */
export const inputType = (external: External, { name }: ExternalOperation): string =>
  `${typeName(external)}${capital(name)}Input`;

export const replyType = (external: External, { name }: ExternalOperation): string =>
  `${typeName(external)}${capital(name)}Reply`;

/** The type that an operation answers with, in one form. */
export function replyText(external: External, operation: ExternalOperation, form: Form) {
  const { returns } = operation;
  if (returns === undefined) return { text: 'void', imports: [] as readonly Import[] };
  if (returns.kind === 'shape') return typeText(returns, { form, context: external.context });
  const name = `${replyType(external, operation)}${form === 'json' ? 'Json' : ''}`;
  const from = form === 'json' ? externalClientFile(external) : externalFile(external);
  return { text: name, imports: [{ name, from, type: true }] };
}

/** The fields that an operation answers with; none where it is one thing. */
export const replyFields = ({ returns }: ExternalOperation): readonly Field[] =>
  returns?.kind === 'fields' ? returns.fields : [];
