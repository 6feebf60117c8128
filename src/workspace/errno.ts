import { PlinthError } from '../errors.ts';

/** The code of a failed system call, or '' for any other error. @example 'ENOENT' */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof PlinthError) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
