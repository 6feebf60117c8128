import { IllegalState } from './errors.ts';

/** Throws IllegalState unless the status is one of those in which the command may run. */
export function requireStatus(command: string, status: string, allowed: readonly string[]): void {
  if (allowed.includes(status)) return;
  throw new IllegalState(`${command} is not possible while it is ${status}`);
}
