import type { DeadLetter } from './dead-letter.ts';
import type { SubscriptionTables } from './subscription-tables.ts';

type Row = SubscriptionTables['plinth_dead_letter'];

export function letterOf({ event_id: eventId, ...rest }: Row): DeadLetter {
  return { ...rest, eventId };
}

export function rowOfLetter({ eventId, ...rest }: DeadLetter): Row {
  return { ...rest, event_id: eventId };
}
