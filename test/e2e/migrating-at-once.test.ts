import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@plinth/runtime/database';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { runIn } from './app.ts';

const script = new URL('./migrating-process.mjs', import.meta.url).pathname;

test('processes that start together bring a database up to date once', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'plinth-e2e-at-once-')), 'notes.db');
  const at = String(Date.now() + 4_000);
  const processes = ['one', 'two', 'three'].map(() =>
    runIn('.', process.execPath, script, path, at),
  );
  const results = await Promise.all(processes);
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(results.map(({ output }) => output).sort()).toEqual([
    '',
    '',
    '0001-initial 0002-first-notes 0003-change-note-text',
  ]);
  const database = await openSqlite({ path });
  const { rows } = await sql`select text from note order by id`.execute(database.of<unknown>());
  await database.close();
  expect(rows).toEqual([{ text: 'one' }, { text: 'none' }]);
});
