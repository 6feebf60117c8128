import { resolve } from 'node:path';
import { editSpec } from '../../edit/edit-spec.ts';
import { findDeclaration } from '../../edit/references/find-declaration.ts';
import { removeThing } from '../../edit/remove-thing.ts';
import { readForEdit } from '../edit/read-for-edit.ts';
import { type EditOptions, writeEdit } from '../edit/write-edit.ts';
import type { ExitCode } from '../exit-code.ts';
import { finishInterrupted } from '../finish-interrupted.ts';
import { showFindings } from '../show-findings.ts';

export interface RemoveOptions extends EditOptions {
  /** @example 'Order.Ship' */
  readonly thing: string;
  readonly kind?: string;
}

/** `plinth remove <thing>` */
export async function remove(options: RemoveOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  finishInterrupted(cwd, options);
  const found = await readForEdit(cwd);
  if (found.kind === 'wrong') return showFindings('remove', found.checked, options);
  const { spec, source } = found;
  const target = findDeclaration(spec, options.thing, options.kind);
  const edited = await editSpec(source, await removeThing(spec, source, target));
  const reason = `${target.kind} ${target.name.text} removed`;
  return writeEdit({ command: 'remove', reason, source, edited }, cwd, options);
}
