import { Decimal, type DomainEvent } from '../domain/index.ts';
import { codec, type EventStore, type RecordedEvent } from '../eventsourcing/index.ts';

interface BoxEvents {
  readonly BoxPacked: { readonly boxId: string; readonly label: string };
  readonly BoxWeighed: { readonly boxId: string; readonly weight: Decimal };
}

/** The events that the suite of EventStore appends. */
export const boxEvents = codec<BoxEvents>({
  category: 'contract.box',
  events: {
    BoxPacked: { version: 1 },
    BoxWeighed: { version: 1, read: (json) => ({ ...json, weight: Decimal.of(json.weight) }) },
  },
});

/** Another category, with an event of the same name. */
export const crateEvents = codec<Pick<BoxEvents, 'BoxPacked'>>({
  category: 'contract.crate',
  events: { BoxPacked: { version: 1 } },
});

export const box = (id: string) => ({ category: 'contract.box', id });
export const crate = (id: string) => ({ category: 'contract.crate', id });

let made = 0;

function event(type: string, data: unknown): DomainEvent {
  made += 1;
  const meta = {
    id: `event ${made}`,
    at: '2026-01-31T10:00:00.000Z',
    actorId: 'mara',
    correlationId: 'request 1',
    causationId: null,
    streamVersion: 0,
  };
  return { type, data, meta };
}

export const packed = (label: string): DomainEvent => event('BoxPacked', { boxId: 'b', label });
export const weighed = (weight: string): DomainEvent =>
  event('BoxWeighed', { boxId: 'b', weight: Decimal.of(weight) });

/** What was packed, as short as it can be told. */
export function labelsOf(events: readonly RecordedEvent[]): readonly string[] {
  return events.map(({ data }) => (data as BoxEvents['BoxPacked']).label);
}

export async function allIn(events: EventStore): Promise<readonly RecordedEvent[]> {
  return events.readAll({ after: 0, limit: 10_000 });
}
