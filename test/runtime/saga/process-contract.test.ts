import { processContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { inMemory, onSqlite } from '../events/event-processes.ts';

describe('processes on SQLite', () => {
  for (const { title, run } of processContract(onSqlite)) it(title, run, 60_000);
});

describe('processes in memory', () => {
  for (const { title, run } of processContract(inMemory)) it(title, run, 60_000);
});
