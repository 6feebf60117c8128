import { channelCodec } from '@plinth/runtime/messaging';
import { messagingContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { inMemory, onSqlite } from '../events/event-processes.ts';
import { embedded } from './embedded.ts';

describe('messages on the embedded broker, on SQLite', () => {
  const make = async (channels: readonly string[]) =>
    embedded(await onSqlite(channels.map(channelCodec)), channels);
  for (const { title, run } of messagingContract(make)) it(title, run);
});

describe('messages on the embedded broker, in memory', () => {
  const make = async (channels: readonly string[]) =>
    embedded(await inMemory(channels.map(channelCodec)), channels);
  for (const { title, run } of messagingContract(make)) it(title, run);
});
