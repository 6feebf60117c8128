import { processContract } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { fireWhileKilled } from '../runtime/saga/killed-timers.ts';
import { onPostgres } from './event-processes.ts';
import { ownDatabase, postgresIsThere } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('processes on PostgreSQL', () => {
  const own = ownDatabase();
  const cases = processContract((codecs) => onPostgres(own, codecs));
  for (const { title, run } of cases) it(title, run, 120_000);

  it('timers and timeouts fire once, and none is lost, whenever their processes are killed', async () => {
    await own.empty();
    const database = await own.open();
    try {
      const firing = fireWhileKilled(database, { url: own.url, many: 20 });
      await expect(firing).resolves.toBeUndefined();
    } finally {
      await database.close();
    }
  }, 300_000);
});
