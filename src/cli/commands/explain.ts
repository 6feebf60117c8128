import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlinthError } from '../../errors.ts';
import { explanationText } from '../../report/explanation-text.ts';
import { nearest } from '../../spec/nearest.ts';
import { ownPackage } from '../../workspace/own-package.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { openTerminal } from '../terminal.ts';

export interface ExplainOptions extends CommonOptions {
  readonly topic?: string | undefined;
}

/** `plinth explain <CODE>` */
export async function explain({ topic, json, quiet }: ExplainOptions): Promise<ExitCode> {
  const { print, style } = openTerminal();
  const codes = explainedCodes();
  if (topic === undefined) {
    if (json) printAnswer({ command: 'explain', ok: true, codes });
    else if (!quiet) print(codes.join('\n'));
    return 0;
  }
  const code = topic.toUpperCase();
  if (!codes.includes(code)) {
    const near = nearest(code, codes);
    throw new PlinthError('UNKNOWN_CODE', `there is no code ${topic}`, {
      hint: `${near === undefined ? '' : `did you mean ${near}? `}plinth explain lists all`,
    });
  }
  const text = readFileSync(join(pages(), `${code}.md`), 'utf8');
  if (json) printAnswer({ command: 'explain', ok: true, code, text });
  else if (!quiet) print(explanationText(text, style));
  return 0;
}

const pages = (): string => join(ownPackage().folder, 'docs', 'errors');

/** Every code that there is a page about. */
export function explainedCodes(): readonly string[] {
  const files = readdirSync(pages()).filter((file) => file.endsWith('.md'));
  return files.map((file) => file.slice(0, -3)).sort();
}
