import { createAuthenticator } from '@plinth/runtime/auth';
import { migrate, openDatabase } from '@plinth/runtime/database';
import { systemClock } from '@plinth/runtime/domain';
import { createLogger, HealthRegistry, runUntilStopped } from '@plinth/runtime/observability';
import { loadEnvFile, startWith } from '@plinth/runtime/settings';
import { migrations, schemas } from '../../migrations/index.js';
import { loadSettings } from '../../settings.js';
import { composeClinic } from './compose.js';

startWith(async () => {
  loadEnvFile();
  const settings = loadSettings();
  const log = createLogger({ name: 'clinic', level: settings.logLevel });
  const database = await openDatabase({ url: settings.databaseUrl, schemas });
  if (settings.migrateOnStart) {
    const { applied } = await migrate(database, migrations);
    if (applied.length > 0) log.info({ applied }, 'the database is up to date');
  }
  const authenticator = await createAuthenticator({
    secret: settings.authSecret,
    audience: settings.authAudience,
    endlessTokens: settings.authEndlessTokens,
    scheme: 'Token',
    developmentKeyFile: './data/development-key',
    onDevelopmentKey: (file) => log.warn({ file }, 'tokens are signed with a development key'),
  });

  const health = new HealthRegistry();
  health.register('database', () => database.ping());
  const { app, seed } = await composeClinic({
    database,
    clock: systemClock,
    log,
    health,
    authenticator,
    settings,
  });
  await seed();
  const address = await app.listen({ port: settings.port, host: settings.host });
  log.info({ address }, 'listening');
  runUntilStopped({
    log,
    health,
    within: settings.shutdownTime,
    close: [() => app.close(), () => database.close()],
  });
});
