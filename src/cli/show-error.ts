import { PlinthError } from '../errors.ts';
import type { AnswerOptions } from './common-options.ts';
import type { ExitCode } from './exit-code.ts';
import { printAnswer } from './print-answer.ts';
import { openTerminal } from './terminal.ts';

/** Tells the user what went wrong. Only a fault of ours is shown with its stack. */
export function showError(
  error: unknown,
  { json, isLine }: Pick<AnswerOptions, 'json' | 'isLine'>,
): ExitCode {
  const { style, note } = openTerminal();
  if (error instanceof PlinthError) {
    const { code, message, hint } = error;
    if (json) {
      printAnswer({ ok: false, error: { code, message, hint } }, { isLine });
    } else {
      note(`${style.red('error')} ${code}: ${message}`);
      note(`  ${style.cyan('hint:')} ${hint}`);
    }
    return 1;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) {
    printAnswer({ ok: false, error: { code: 'INTERNAL', message: stack } }, { isLine });
  } else {
    note(`${style.red('plinth failed')}; this is a fault in plinth, not in your spec:\n${stack}`);
  }
  return 2;
}
