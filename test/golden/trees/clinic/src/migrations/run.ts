import { migrate, migrationStatus, openDatabase } from '@plinth/runtime/database';
import { loadEnvFile, startWith } from '@plinth/runtime/settings';
import { loadSettings } from '../settings.js';
import { migrations, schemas } from './index.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Brings the database up to date; with --status it only tells how far it is. */
startWith(async () => {
  loadEnvFile();
  const database = await openDatabase({ url: loadSettings().databaseUrl, schemas });
  try {
    if (process.argv.includes('--status')) {
      const { applied, pending, oldNames } = await migrationStatus(database, migrations);
      for (const { name, at } of applied) say(`applied ${name} ${at}`);
      for (const name of pending) say(`pending ${name}`);
      for (const name of oldNames) say(`still called ${name}`);
    } else {
      const { applied } = await migrate(database, migrations);
      for (const name of applied) say(`applied ${name}`);
      if (applied.length === 0) say('already up to date');
    }
  } finally {
    await database.close();
  }
});
