import { createAuthenticator, issueToken } from '@plinth/runtime/auth';
import { systemClock } from '@plinth/runtime/domain';
import { createLogger, HealthRegistry } from '@plinth/runtime/observability';
import { type TestAnswer, TestClient, temporaryDatabase } from '@plinth/runtime/testing';
import { migrations, schemas } from '../src/migrations/index.js';
import { composeShop } from '../src/processes/shop/compose.js';

const roles = ['customer', 'support', 'admin'];
const scheme = 'Bearer';
const secret = 'only tests sign with this: thirty-two characters or more';

/** Who has every role: the owner of whatever fixtures make. */
const me = '01948b1c-5f00-7000-8000-000000000001';

/** Systems outside are not asked. */
const nowhere = 'http://127.0.0.1:9';

/** The whole app over a database of its own: nothing listens, requests are handed in. */
export interface TestApp {
  /** Somebody who has every role. */
  readonly api: TestClient;
  readonly anonymous: TestClient;
  /** Somebody else, who has these roles only. */
  readonly as: (...roles: readonly string[]) => Promise<TestClient>;
  /** Until all that has happened is dealt with and shows. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startTestApp(): Promise<TestApp> {
  const database = await temporaryDatabase(migrations, { schemas });
  const { app, projections, subscriptions, sagas, processes, streams } = await composeShop({
    database,
    clock: systemClock,
    log: createLogger({ name: 'test', level: 'silent' }),
    health: new HealthRegistry(),
    authenticator: await createAuthenticator({ secret, scheme }),
    settings: {
      bodyLimit: 1_048_576,
      corsOrigins: [],
      docs: true,
      host: '127.0.0.1',
      metricsPort: undefined,
      trustProxy: false,
      brokerUrl: 'embedded',
      operatorRole: 'operator',
      backupProcessorUrl: nowhere,
      cardProcessorUrl: nowhere,
    },
  });
  const settled = async (): Promise<void> => {
    await streams.settled({
      after: {
        settled: () =>
          processes.settled({ after: { settled: () => sagas.settled({ after: subscriptions }) } }),
      },
    });
    await projections.settled();
  };
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  const anonymous = new TestClient(app, { scheme });
  const signedIn = async (subject: string, its: readonly string[]): Promise<TestClient> =>
    anonymous.as(await issueToken({ secret, subject, roles: its }));
  const as = (...its: readonly string[]): Promise<TestClient> => signedIn(crypto.randomUUID(), its);
  return { api: await signedIn(me, roles), anonymous, as, settled, close };
}

/** Where the answer to a creation says that the new row is. */
export function locationOf({ headers }: TestAnswer): string {
  return String(headers.location);
}
