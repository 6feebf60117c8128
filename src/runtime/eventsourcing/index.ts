export * from './aggregate-repository.ts';
export * from './checkpoint-store.ts';
export {
  type CodecOptions,
  codec,
  type EventCodec,
  type EventFormat,
  type StoredEvent,
  type StoredFields,
  type Upcast,
} from './codec.ts';
export * from './event-sourced-repository.ts';
export * from './event-store.ts';
export { createEventTables, eventMigration } from './event-tables.ts';
export * from './evict-on.ts';
export * from './memory-event-store.ts';
export * from './occasion-of.ts';
export { type Partition, partitionOf } from './partition.ts';
export type { Projected } from './projection.ts';
export * from './projection-error.ts';
export * from './projection-runner.ts';
export * from './rebuild-view.ts';
export * from './rename-stored.ts';
export { RowEvents, type RowEventsPorts } from './row-events.ts';
export * from './sql-event-store.ts';
export * from './state-stored-repository.ts';
export type { Stored } from './stored.ts';
export type { StreamId } from './stream-id.ts';
export type { UniqueFields, UniqueValues } from './unique-values.ts';
export { type View, type ViewHandler, type ViewOptions, view } from './view.ts';
export { ViewProjector } from './view-projector.ts';
export type { ColumnValues, ViewTable } from './view-table.ts';
export { written } from './written.ts';
