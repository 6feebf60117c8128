import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { cargoBookingCodecs } from '../contexts/cargo-booking/infrastructure/codecs.js';
import { SqlCargoRepository } from '../contexts/cargo-booking/infrastructure/sql-cargo-repository.js';
import { SqlHandlingEventRepository } from '../contexts/cargo-booking/infrastructure/sql-handling-event-repository.js';
import { trackingView } from '../contexts/cargo-booking/infrastructure/views/tracking.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'cargo',
  main: new URL('./cargo/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL', broker: 'BROKER_URL' },
  codecs: cargoBookingCodecs,
  aggregates: (ports) => ({
    'cargo-booking.cargo': new SqlCargoRepository(ports),
    'cargo-booking.handling-event': new SqlHandlingEventRepository(ports),
  }),
  views: [trackingView],
  outside: {
    PATHFINDER_URL: [
      {
        method: 'GET',
        path: '/graph/paths',
        answer: {},
      },
    ],
  },
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
