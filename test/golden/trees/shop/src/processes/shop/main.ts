import { createAuthenticator } from '@plinth/runtime/auth';
import { migrate, openDatabase } from '@plinth/runtime/database';
import { systemClock } from '@plinth/runtime/domain';
import { createLogger, HealthRegistry, runUntilStopped } from '@plinth/runtime/observability';
import { loadEnvFile, startWith } from '@plinth/runtime/settings';
import { migrations, schemas } from '../../migrations/index.js';
import { loadSettings } from '../../settings.js';
import { composeShop } from './compose.js';

startWith(async () => {
  loadEnvFile();
  const settings = loadSettings();
  const log = createLogger({ name: 'shop', level: settings.logLevel });
  const database = await openDatabase({ url: settings.databaseUrl, schemas });
  if (settings.migrateOnStart) {
    const { applied } = await migrate(database, migrations);
    if (applied.length > 0) log.info({ applied }, 'the database is up to date');
  }
  const authenticator = await createAuthenticator({
    jwks: settings.authJwks,
    issuer: settings.authIssuer,
    audience: settings.authAudience,
    endlessTokens: settings.authEndlessTokens,
    scheme: 'Bearer',
    developmentKeyFile: './data/development-key',
    onDevelopmentKey: (file) => log.warn({ file }, 'tokens are signed with a development key'),
  });

  const health = new HealthRegistry();
  health.register('database', () => database.ping());
  const { app } = await composeShop({
    database,
    clock: systemClock,
    log,
    health,
    authenticator,
    settings,
  });
  const address = await app.listen({ port: settings.port, host: settings.host });
  log.info({ address }, 'listening');
  runUntilStopped({
    log,
    health,
    within: settings.shutdownTime,
    close: [() => app.close(), () => database.close()],
  });
});
