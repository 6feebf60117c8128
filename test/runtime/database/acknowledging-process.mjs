// Writes notes as fast as it can by 16 writers, and tells the number of each once it is committed.
import { writeSync } from 'node:fs';
import { migrate, openSqlite } from '../../../src/runtime/dist/database/index.js';

const [, , path] = process.argv;
const database = await openSqlite({ path });
const notes = {
  name: '0001-notes',
  up: (db) => db.schema.createTable('note').addColumn('text', 'text').execute(),
};
await migrate(database, [notes]);
let last = 0;
const writer = async () => {
  for (;;) {
    const text = String(++last);
    await database.run(() => database.of().insertInto('note').values({ text }).execute());
    writeSync(1, `${text}\n`);
  }
};
await Promise.all(Array.from({ length: 16 }, writer));
