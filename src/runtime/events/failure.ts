import { isDomainError } from '../domain/index.ts';
import type { Failure } from './dead-letter.ts';
import { keepable } from './keepable.ts';

// What is kept of a message: enough to know it by.
const longest = 2_000;

/** What is kept of an error. */
export function failureOf(error: unknown): Failure {
  if (isDomainError(error)) return { code: error.code, message: cut(error.detail) };
  if (error instanceof Error) return { code: error.name, message: cut(error.message) };
  return { code: 'Error', message: cut(String(error)) };
}

/** The process ended while the event was handled, as often as it may be tried. */
export const interrupted = (attempts: number): Failure => ({
  code: 'Interrupted',
  message: `the process ended while it was handled, at the last of ${attempts} attempts`,
});

// Refusals that pass: somebody else was faster, or is not there at the moment.
const passing: ReadonlySet<string> = new Set(['Conflict', 'TooManyRequests', 'Unavailable']);

/** Whether the same may go well another time: technical failures may, refusals do not. */
export function mayPass(error: unknown): boolean {
  return !isDomainError(error) || passing.has(error.code);
}

// What is said of a broken message may quote it, and no database keeps all that it holds.
const cut = (text: string): string =>
  keepable(text.length > longest ? `${text.slice(0, longest)}…` : text);
