import { type DomainError, isDomainError } from '../domain/index.ts';

/**
 * What a unit of work answered; throws it when it is a refusal whose events had to be saved first.
 *
 * @example return answered(await this.#unitOfWork.run(() => this.#handled.once(scope, key, work)));
 */
export function answered<T>(outcome: T): Exclude<T, DomainError> {
  if (isDomainError(outcome)) throw outcome;
  // What is no refusal is the rest of the type.
  return outcome as Exclude<T, DomainError>;
}
