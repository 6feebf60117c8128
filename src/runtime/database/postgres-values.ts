import { bindable } from './bindable.ts';
import type { PostgresTypes } from './postgres-client.ts';

/** A value as it is sent to PostgreSQL, which reads it by the type of where it goes. */
export function sendable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sendable);
  const bound = bindable(value);
  return typeof bound === 'bigint' ? bound.toString() : (bound ?? null);
}

const asText = (text: string): string => text;

/** `2026-01-31 10:00:00.5+00` as the runtime writes it: `2026-01-31T10:00:00.500Z`. */
export function readTimestamp(text: string): string {
  if (text.endsWith('+00') && text.length >= 22) {
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
  }
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}

/** How values come back by the number of their type: as they come out of SQLite. */
const readers = new Map<number, (text: string) => unknown>([
  [16, (text) => (text === 't' ? 1 : 0)],
  [20, Number],
  [114, asText],
  [3802, asText],
  [1082, asText],
  [1184, readTimestamp],
]);

/** What `pg` reads values with. */
export const postgresTypes = (others: PostgresTypes): PostgresTypes => ({
  getTypeParser: (oid, format) => readers.get(oid) ?? others.getTypeParser(oid, format),
});
