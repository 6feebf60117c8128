import { processContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { onPostgres } from './event-processes.ts';
import { ownDatabase, postgresIsThere } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('processes on PostgreSQL', () => {
  const own = ownDatabase();
  const cases = processContract((codecs) => onPostgres(own, codecs));
  for (const { title, run } of cases) it(title, run, 120_000);
});
