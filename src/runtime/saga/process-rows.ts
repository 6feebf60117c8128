import type { ProcessInstance, Timer } from './process-instance.ts';
import type { ProcessTables } from './process-tables.ts';

type Row = ProcessTables['plinth_process'];
type TimerRow = ProcessTables['plinth_timer'];

export const rowOf = (one: ProcessInstance): Row => ({
  process: one.process,
  key: one.key,
  state: one.state,
  data: JSON.stringify(one.data),
  event_id: one.eventId,
  version: one.version,
  started_at: one.startedAt,
  ended_at: one.endedAt,
});

export const instanceOf = (row: Row): ProcessInstance => ({
  process: row.process,
  key: row.key,
  state: row.state,
  // Written by rowOf and by nobody else.
  data: JSON.parse(row.data),
  eventId: row.event_id,
  version: row.version,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

export const rowOfTimer = (one: Timer): TimerRow => ({
  id: one.id,
  process: one.process,
  key: one.key,
  name: one.name,
  due_at: one.dueAt,
  at: one.at,
  position: one.position,
  event_id: one.eventId,
  correlation_id: one.correlationId,
  data: JSON.stringify(one.data),
});

export const timerOf = (row: TimerRow): Timer => ({
  id: row.id,
  process: row.process,
  key: row.key,
  name: row.name,
  dueAt: row.due_at,
  at: row.at,
  position: row.position,
  eventId: row.event_id,
  correlationId: row.correlation_id,
  // Written by rowOfTimer and by nobody else.
  data: JSON.parse(row.data),
});
