import type { EventCodec } from '../eventsourcing/index.ts';

/** What an event says, from the form in which it is stored. */
export function readFields(codec: EventCodec, type: string, fields: unknown): unknown {
  const { typeVersion } = codec.write({ type, data: fields, meta });
  return codec.read({ type, typeVersion, data: JSON.stringify(fields) }, meta).data;
}

const meta = {
  id: '00000000-0000-7000-8000-000000000000',
  at: '2026-01-01T00:00:00.000Z',
  actorId: null,
  correlationId: '00000000-0000-7000-8000-000000000000',
  causationId: null,
  streamVersion: 1,
};
