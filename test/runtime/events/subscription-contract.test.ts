import { subscriptionContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { inMemory, onSqlite } from './event-processes.ts';

describe('subscriptions on SQLite', () => {
  for (const { title, run } of subscriptionContract(onSqlite)) it(title, run);
});

describe('subscriptions in memory', () => {
  for (const { title, run } of subscriptionContract(inMemory)) it(title, run);
});
