import { isDomainError } from './domain-error.ts';

/** Whether something was refused because somebody else changed the same at the same time. */
export function isConflict(error: unknown): boolean {
  return isDomainError(error) && error.code === 'Conflict';
}
