import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { accountsCodecs } from '../contexts/accounts/infrastructure/codecs.js';
import { EventSourcedAccountRepository } from '../contexts/accounts/infrastructure/event-sourced-account-repository.js';
import { EventSourcedTransferRepository } from '../contexts/accounts/infrastructure/event-sourced-transfer-repository.js';
import { accountSummaryView } from '../contexts/accounts/infrastructure/views/account-summary.js';
import { statementLineView } from '../contexts/accounts/infrastructure/views/statement-line.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'bank',
  main: new URL('./bank/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL' },
  codecs: accountsCodecs,
  aggregates: (ports) => ({
    'accounts.account': new EventSourcedAccountRepository(ports),
    'accounts.transfer': new EventSourcedTransferRepository(ports),
  }),
  views: [accountSummaryView, statementLineView],
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
