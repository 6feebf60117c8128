import { streamingContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { inMemory, onSqlite } from '../events/event-processes.ts';

describe('streams on SQLite', () => {
  for (const { title, run } of streamingContract(onSqlite)) it(title, run);
});

describe('streams in memory', () => {
  for (const { title, run } of streamingContract(inMemory)) it(title, run);
});
