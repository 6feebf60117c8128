import { PlinthError } from '../errors.ts';
import { JSON_VERSION } from '../report/json.ts';
import type { ExitCode } from './exit-code.ts';
import { openTerminal } from './terminal.ts';

/** Tells the user what went wrong. Only a fault of ours is shown with its stack. */
export function showError(error: unknown, asJson: boolean): ExitCode {
  const { style, print, note } = openTerminal();
  if (error instanceof PlinthError) {
    const { code, message, hint } = error;
    if (asJson) {
      const body = { version: JSON_VERSION, ok: false, error: { code, message, hint } };
      print(JSON.stringify(body, null, 2));
    } else {
      note(`${style.red('error')} ${code}: ${message}`);
      note(`  ${style.cyan('hint:')} ${hint}`);
    }
    return 1;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (asJson) {
    const body = { version: JSON_VERSION, ok: false, error: { code: 'INTERNAL', message: stack } };
    print(JSON.stringify(body, null, 2));
  } else {
    note(`${style.red('plinth failed')}; this is a fault in plinth, not in your spec:\n${stack}`);
  }
  return 2;
}
