import { type Args, type Code, codes } from './diagnostic-codes.ts';

export type { Args, Code } from './diagnostic-codes.ts';

/**
 * A place in a spec file, found without positions: the path of keys and indexes from the root of
 * the file, the key or the value there, and a part of that text. Line and column are computed from
 * it (`spec/locate.ts`) only when there is something to report.
 *
 * @example { file: 'plinth.yaml', path: ['contexts', 'Ordering', 'policies'], on: 'key' }
 */
export interface At {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly on?: 'key';
  /** Character offsets inside the scalar's decoded text: from (inclusive), to (exclusive). */
  readonly span?: readonly [from: number, to: number];
}

export type Severity = 'error' | 'warning';

/** One problem of a spec, as data. */
export interface Diagnostic {
  readonly code: Code;
  readonly args: Args;
  readonly at: At;
  readonly severity: Severity;
  /** The other place of a problem that has two; its line is the argument `line`. */
  readonly elsewhere?: At;
}

export interface Wording {
  readonly message: string;
  readonly hint: string | undefined;
}

/** Makes a diagnostic; its severity is the one its code always has. */
export function diagnostic(code: Code, at: At, args: Args = {}): Diagnostic {
  return { code, args, at, severity: codes[code].severity ?? 'error' };
}

/** The only place where a problem of the spec is put into words. */
export function describe({ code, args }: Pick<Diagnostic, 'code' | 'args'>): Wording {
  const words = codes[code];
  const hint = words.hint?.(args);
  return { message: oneLine(words.message(args)), hint: hint && oneLine(hint) };
}

/** Texts of the spec stand in the sentences: they may neither break the line nor steer a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}
