import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { walletsCodecs } from '../contexts/wallets/infrastructure/codecs.js';
import { SqlWalletRepository } from '../contexts/wallets/infrastructure/sql-wallet-repository.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'feat',
  main: new URL('./feat/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL', broker: 'BROKER_URL' },
  codecs: walletsCodecs,
  aggregates: (ports) => ({
    'wallets.wallet': new SqlWalletRepository(ports),
  }),
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
