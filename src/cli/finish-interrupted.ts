import { recover } from '../workspace/recover.ts';
import type { AnswerOptions } from './common-options.ts';
import { openTerminal } from './terminal.ts';

/** Comes before a spec is read: a run that was killed may have written some of its files only. */
export function finishInterrupted(cwd: string, { json, quiet }: AnswerOptions): void {
  const finished = recover(cwd);
  if (finished === undefined || json || quiet) return;
  openTerminal().note('finished a run that had been interrupted');
}
