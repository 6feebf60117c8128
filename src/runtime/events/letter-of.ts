import type { RecordedEvent } from '../eventsourcing/index.ts';
import { type DeadLetter, deadLetterId, type Failure } from './dead-letter.ts';

/** A dead letter of what could not be handled. */
export function letterOf(
  source: string,
  { event, key, attempts }: { event: RecordedEvent; key: string; attempts: number },
  failure: Failure,
): DeadLetter {
  const { position, type, meta } = event;
  const at = new Date().toISOString();
  const id = deadLetterId(source, position);
  return {
    id,
    source,
    position,
    eventId: meta.id,
    type,
    key,
    attempts,
    at,
    state: 'parked',
    ...failure,
  };
}

/** The dead letter of an event that was to be handled again, and is heard no more. */
export function notHeard(letter: DeadLetter): DeadLetter {
  const message = `${letter.source} does not hear ${letter.type} any more`;
  return { ...letter, state: 'parked', code: 'NotHeard', message };
}
