import { type Actor, callContext, system } from '../auth/index.ts';
import { type DomainError, isDomainError, newId } from '../domain/index.ts';

/** What somebody was answered, or refused with. */
export type Handled<T> =
  | { readonly value: T; readonly error?: never }
  | { readonly error: DomainError };

/** Does something on behalf of an actor; a fault of ours is thrown, a refusal is an answer. */
export async function handling<T>(
  work: () => Promise<T>,
  actor: Actor = system,
): Promise<Handled<T>> {
  try {
    return { value: await callContext.run({ correlationId: newId(), actor }, work) };
  } catch (error) {
    if (isDomainError(error)) return { error };
    throw error;
  }
}
