import type { DeadLetterQuery, DeadLetterStore } from './dead-letter.ts';

/** How many dead letters operators mark at once. */
export const mostAtOnce = 10_000;

/** The ids of the dead letters that are parked for a cause. */
export async function idsOfCause(
  store: DeadLetterStore,
  cause: Pick<DeadLetterQuery, 'source' | 'code'>,
): Promise<readonly string[]> {
  return (await store.list({ ...cause, limit: mostAtOnce })).map(({ id }) => id);
}
