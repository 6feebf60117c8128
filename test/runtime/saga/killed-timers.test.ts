import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@plinth/runtime/database';
import { expect, it } from 'vitest';
import { fireWhileKilled } from './killed-timers.ts';

it('timers and timeouts fire once, and none is lost, whenever their processes are killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-timers-'));
  const path = join(folder, 'timers.db');
  const database = await openSqlite({ path, durable: false });
  try {
    await expect(fireWhileKilled(database, { url: path, many: 20 })).resolves.toBeUndefined();
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
