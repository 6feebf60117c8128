import { systemClock } from '@plinth/runtime/domain';
import { createLogger, HealthRegistry } from '@plinth/runtime/observability';
import { type TestAnswer, TestClient, temporaryDatabase } from '@plinth/runtime/testing';
import { migrations, schemas } from '../src/migrations/index.js';
import { composeCargo } from '../src/processes/cargo/compose.js';

/** Systems outside are not asked. */
const nowhere = 'http://127.0.0.1:9';

/** The whole app over a database of its own: nothing listens, requests are handed in. */
export interface TestApp {
  readonly api: TestClient;
  /** Until all that has happened is dealt with and shows. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startTestApp(): Promise<TestApp> {
  const database = await temporaryDatabase(migrations, { schemas });
  const { app, projections, subscriptions, seed } = await composeCargo({
    database,
    clock: systemClock,
    log: createLogger({ name: 'test', level: 'silent' }),
    health: new HealthRegistry(),
    settings: {
      bodyLimit: 1_048_576,
      corsOrigins: [],
      docs: true,
      host: '127.0.0.1',
      metricsPort: undefined,
      trustProxy: false,
      brokerUrl: 'embedded',
      pathfinderUrl: nowhere,
    },
  });
  await seed();
  const settled = async (): Promise<void> => {
    await subscriptions.settled();
    await projections.settled();
  };
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  return { api: new TestClient(app), settled, close };
}

/** Where the answer to a creation says that the new row is. */
export function locationOf({ headers }: TestAnswer): string {
  return String(headers.location);
}
