import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'todo',
  main: new URL('./todo/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL' },
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
