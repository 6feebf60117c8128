export * from './aggregate-repository.ts';
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
export * from './memory-event-store.ts';
export * from './occasion-of.ts';
export type { Stored } from './stored.ts';
export type { StreamId } from './stream-id.ts';
export type { UniqueFields, UniqueValues } from './unique-values.ts';
