import { anonymous, callContext, currentActor } from '../auth/index.ts';
import { type Clock, dateOf, newId, type Occasion } from '../domain/index.ts';

/** The occasion of what is done here and now: the time, and who is behind the present call. */
export function occasionOf(clock: Clock): Occasion {
  const call = callContext.getStore();
  const actor = currentActor();
  const now = clock.now();
  return {
    now,
    today: dateOf(now),
    actorId: actor === anonymous ? null : actor.id,
    correlationId: call?.correlationId ?? newId(),
    causationId: call?.causationId ?? null,
  };
}
