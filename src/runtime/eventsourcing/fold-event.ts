import type { DomainEvent, EventMeta } from '../domain/index.ts';

/** A handler whose event and row are known to fit by the name it is found under. */
export interface AnyHandler {
  readonly key: (data: unknown, meta: EventMeta) => unknown;
  readonly when?: (data: unknown, row: unknown, meta: EventMeta) => boolean;
  readonly set?: (data: unknown, row: unknown, meta: EventMeta) => unknown;
  readonly change?: (data: unknown, row: unknown, meta: EventMeta) => unknown;
  readonly fold?: (data: unknown, row: unknown, meta: EventMeta) => unknown;
}

export interface Fold {
  /** Undefined when there is none. */
  readonly row: unknown;
  readonly event: DomainEvent;
  /** The row as it would start. */
  readonly start: () => unknown;
}

/** What an event makes of a row; undefined is no row. */
export function foldEvent(handler: AnyHandler, { row, event, start }: Fold): unknown {
  const { data, meta } = event;
  const { when, set, change, fold } = handler;
  if (when !== undefined && !when(data, row ?? start(), meta)) return row;
  if (set !== undefined) return set(data, row ?? start(), meta);
  if (change !== undefined) return row && change(data, row, meta);
  return fold?.(data, row, meta);
}
