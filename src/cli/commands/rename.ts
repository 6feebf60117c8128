import { resolve } from 'node:path';
import { nameIn } from '../../edit/generate/name-in.ts';
import { findDeclaration } from '../../edit/references/find-declaration.ts';
import { renameThing } from '../../edit/rename/rename-thing.ts';
import { readForEdit } from '../edit/read-for-edit.ts';
import { type EditOptions, writeEdit } from '../edit/write-edit.ts';
import type { ExitCode } from '../exit-code.ts';
import { finishInterrupted } from '../finish-interrupted.ts';
import { showFindings } from '../show-findings.ts';

export interface RenameOptions extends EditOptions {
  /** @example 'Order.Ship' */
  readonly thing: string;
  readonly newName: string;
  readonly kind?: string;
}

/** `plinth rename <thing> <new>` */
export async function rename(options: RenameOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  finishInterrupted(cwd, options);
  const found = await readForEdit(cwd);
  if (found.kind === 'wrong') return showFindings('rename', found.checked, options);
  const { spec, source } = found;
  const target = findDeclaration(spec, options.thing, options.kind);
  const isChannel = target.kind === 'consumer' || target.kind === 'stream';
  const name = nameIn(isChannel ? 'channel' : 'pascal', options.newName);
  const edited = await renameThing({ spec, source, target, name });
  const reason = `${target.kind} ${target.name.text} renamed to ${name}`;
  return writeEdit({ command: 'rename', reason, source, edited }, cwd, options);
}
