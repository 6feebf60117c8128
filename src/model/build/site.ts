import type { Args, Code, Diagnostic } from '../../diagnostic.ts';
import { type At, diagnostic } from '../../diagnostic.ts';
import type { Bound } from '../expression.ts';
import type { Nameables } from '../scope.ts';
import type { Directories, Directory } from './directory.ts';
import type { RouteTable } from './route-table.ts';

/** `elsewhere`: the other place of a problem that has two. */
export type Report = (code: Code, at: At, args?: Args, elsewhere?: At) => void;

/** A thing of the Model while it is put together. */
export type Building<T> = { -readonly [Key in keyof T]: T[Key] };

/** What is gathered over the whole spec. */
export interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly expressions: Bound[];
  /** Work that needs every field of every thing. */
  readonly soon: (() => void)[];
  /** Work that comes after that: binding of expressions. */
  readonly later: (() => void)[];
}

/** Where a thing is built: one context, or the shared kernel. */
export interface Site {
  /** Undefined: the shared kernel. */
  readonly context: string | undefined;
  readonly directory: Directory;
  readonly directories: Directories;
  readonly nameables: Nameables;
  /** Undefined: the application has no `auth`. */
  readonly roles: readonly string[] | undefined;
  /** `''`, or with a leading and without a trailing slash. */
  readonly basePath: string;
  readonly routes: RouteTable;
  readonly report: Report;
  readonly findings: Findings;
  readonly soon: (task: () => void) => void;
  readonly later: (task: () => void) => void;
}

/** Nobody mends more at a time, and what was meant is looked for at each. */
const mostErrors = 1000;

/** Ends the building of a spec that has so many errors that it makes no sense to go on. */
export class EnoughErrors extends Error {}

export function reporter(diagnostics: Diagnostic[]): Report {
  let errors = 0;
  return (code, at, args, elsewhere) => {
    const found = { ...diagnostic(code, at, args), ...(elsewhere && { elsewhere }) };
    diagnostics.push(found);
    if (found.severity === 'error') errors += 1;
    if (errors >= mostErrors) throw new EnoughErrors();
  };
}
