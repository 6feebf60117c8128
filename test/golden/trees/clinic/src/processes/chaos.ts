import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { vetsCodecs } from '../contexts/vets/infrastructure/codecs.js';
import { SqlProfileRepository } from '../contexts/vets/infrastructure/sql-profile-repository.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'clinic',
  main: new URL('./clinic/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL' },
  auth: {
    key: 'secret',
    setting: 'AUTH_SECRET',
    scheme: 'Token',
    roles: ['vet'],
  },
  codecs: vetsCodecs,
  aggregates: (ports) => ({
    'vets.profile': new SqlProfileRepository(ports),
  }),
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
