import { JSON_VERSION } from '../report/json.ts';
import { openTerminal } from './terminal.ts';

/** What `--json` prints, beside the version: whether the exit code is 0, and what the command says. */
export interface Answer {
  readonly ok: boolean;
  readonly [key: string]: unknown;
}

/** Prints the one document of a command, or one of many, of which each has its line. */
export function printAnswer(answer: Answer, { isLine = false } = {}): void {
  const document = { version: JSON_VERSION, ...answer };
  openTerminal().print(JSON.stringify(document, null, isLine ? undefined : 2));
}
