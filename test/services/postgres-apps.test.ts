import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootApp, opsOf, type RunningApp, runIn } from '../e2e/app.ts';
import { ApiClient } from '../e2e/client.ts';
import { createApp } from '../e2e/create-app.ts';
import { bank } from '../e2e/stories/bank.ts';
import { clinic } from '../e2e/stories/clinic.ts';
import { features } from '../e2e/stories/features.ts';
import { makeTokens } from '../e2e/tokens.ts';
import { addPackages } from './add-packages.ts';
import { ownDatabase, postgresIsThere } from './postgres.ts';

// The others by hand: APPS=all. The shop is in `engines.test.ts`.
const stories = process.env.APPS === 'all' ? [features, bank, clinic] : [features];

describe.skipIf(!(await postgresIsThere)).each(stories)(
  '$example on PostgreSQL, told by DATABASE_URL alone',
  { timeout: 600_000 },
  (story) => {
    const own = ownDatabase();
    let folder: string;
    let app: RunningApp | undefined;

    beforeAll(async () => {
      folder = await createApp(story.example);
      const built = await runIn(folder, 'npm', 'run', 'build');
      expect(built.code, built.output).toBe(0);
    }, 600_000);

    afterAll(() => app?.kill());

    test('it names the package that is missing', async () => {
      const env = { DATABASE_URL: own.url };
      await expect(bootApp(folder, story.process, env)).rejects.toThrow(/npm install pg/);
      addPackages(folder, ['pg']);
    });

    test('its own tests pass', async () => {
      const { code, output } = await runIn(
        folder,
        'env',
        `DATABASE_URL=${own.url}`,
        'npm',
        'test',
        '--',
        '--maxWorkers=1',
        '--testTimeout=60000',
        '--hookTimeout=60000',
      );
      expect(code, output).toBe(0);
      process.stdout.write(`${story.example}: ${output.match(/Tests\s+(.*)/)?.[1]}\n`);
      const left = await own.query("select datname from pg_database where datname like 'test\\_%'");
      expect(left).toEqual([]);
    });

    test('it boots, and plays its story', async () => {
      const tokens = await makeTokens(story.auth?.kind);
      app = await bootApp(folder, story.process, {
        DATABASE_URL: own.url,
        ...tokens.env,
        ...story.env,
      });
      const api = await ApiClient.of(app.url, story.auth?.scheme);
      await story.play({ api, tokenOf: tokens.tokenOf, ops: opsOf(folder, own.url) });
      const faults = app.log().match(/^.*"level":"(?:error|fatal)".*$/gm) ?? [];
      expect(faults.filter((line) => !line.includes('NotImplemented'))).toEqual([]);
      expect(await app.stop()).toBe(0);
      const schemas = await own.query(
        "select distinct schemaname from pg_tables where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'",
      );
      expect(schemas).not.toContainEqual({ schemaname: 'public' });
    });
  },
);
