import { openDatabase } from '@plinth/runtime/database';
import { deadLetterTopic, SqlDeadLetterStore } from '@plinth/runtime/events';
import { runOps } from '@plinth/runtime/ops';
import { processTopic, SqlProcessStore } from '@plinth/runtime/saga';
import { loadEnvFile, startWith } from '@plinth/runtime/settings';
import { schemas } from '../migrations/index.js';
import { loadSettings } from '../settings.js';

/** What operators do: without words it says what there is. The app may go on meanwhile. */
startWith(async () => {
  loadEnvFile();
  const database = await openDatabase({ url: loadSettings().databaseUrl, schemas });
  try {
    process.exitCode = await runOps(process.argv.slice(2), {
      topics: {
        'dead-letters': deadLetterTopic(new SqlDeadLetterStore(database)),
        processes: processTopic(new SqlProcessStore(database)),
      },
      write: (line) => process.stdout.write(`${line}\n`),
    });
  } finally {
    await database.close();
  }
});
