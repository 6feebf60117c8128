import type { SagaInstance } from './saga-instance.ts';
import type { SagaClaim } from './saga-store.ts';

/** Whether whoever claims is at work for it already. */
export const isHeld = (
  { id, owner }: Pick<SagaInstance, 'id' | 'owner'>,
  claim: SagaClaim,
): boolean => owner === claim.owner && claim.held.has(id);
