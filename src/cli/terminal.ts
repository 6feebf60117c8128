import { Chalk } from 'chalk';
import { plainStyle, type Style } from '../report/style.ts';

/** Where a command shows its results and asks its questions. */
export interface Terminal {
  readonly style: Style;
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  /** Results. */
  print(text: string): void;
  /** Everything that is not a result: progress, warnings, errors. */
  note(text: string): void;
}

export function openTerminal(): Terminal {
  const isQuietColour = (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb';
  const isForced = (process.env.FORCE_COLOR ?? '0') !== '0';
  const hasColour = !isQuietColour && (isForced || process.stdout.isTTY === true);
  return {
    style: hasColour ? new Chalk({ level: 1 }) : plainStyle,
    isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env.CI,
    print: (text) => {
      process.stdout.write(`${text}\n`);
    },
    note: (text) => {
      process.stderr.write(`${text}\n`);
    },
  };
}
