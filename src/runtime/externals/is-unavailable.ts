import { isDomainError } from '../domain/index.ts';

/** Whether another external may be asked instead: `fallback(call, other, isUnavailable)`. */
export function isUnavailable(error: unknown): boolean {
  return isDomainError(error) && error.code === 'Unavailable';
}
