import { callContext, system } from '../auth/index.ts';
import type { EventMeta } from '../domain/index.ts';

/** Lets something be done as the system, in the course of what an event belongs to. */
export function inCourseOf<T>(
  { id, correlationId }: Pick<EventMeta, 'id' | 'correlationId'>,
  work: () => T,
): T {
  return callContext.run({ correlationId, actor: system, causationId: id }, work);
}
