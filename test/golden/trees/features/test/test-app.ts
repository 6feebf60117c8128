import { systemClock } from '@plinth/runtime/domain';
import { createLogger, HealthRegistry } from '@plinth/runtime/observability';
import { type TestAnswer, TestClient, temporaryDatabase } from '@plinth/runtime/testing';
import { migrations, schemas } from '../src/migrations/index.js';
import { composeFeat } from '../src/processes/feat/compose.js';

/** The whole app over a database of its own: nothing listens, requests are handed in. */
export interface TestApp {
  readonly api: TestClient;
  /** Until all that has happened is dealt with and shows. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startTestApp(): Promise<TestApp> {
  const database = await temporaryDatabase(migrations, { schemas });
  const { app, subscriptions } = await composeFeat({
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
    },
  });
  const settled = (): Promise<void> => subscriptions.settled();
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
