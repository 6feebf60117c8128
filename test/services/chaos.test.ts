import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { runIn } from '../e2e/app.ts';
import { createAppOf } from '../e2e/create-app.ts';
import { addPackages } from './add-packages.ts';
import { type BrokerServer, brokerServers } from './brokers.ts';
import { ownDatabase, postgresIsThere } from './postgres.ts';

/** How often the app is killed on each set of engines: `PLINTH_KILLS=50` for a long proof. */
const kills = Number(process.env.PLINTH_KILLS ?? 3);
/** The short one is on NATS only. */
const isLong = kills > 10;

/** Channels of their own, so that nobody else on these servers hears them. */
const channels = ['test-chaos.orders', 'test-chaos.commands'] as const;

const place = mkdtempSync(join(tmpdir(), 'plinth-services-chaos-'));
const folder = join(place, 'shop');

beforeAll(async () => {
  const [orders, commands] = channels;
  const spec = readFileSync(join(root, 'examples/shop.yaml'), 'utf8')
    .replaceAll('channel: orders', `channel: ${orders}`)
    .replace('order_commands:', `${commands}:`);
  writeFileSync(join(place, 'shop.yaml'), spec);
  await createAppOf(join(place, 'shop.yaml'), folder);
  // No mode of the shop names RabbitMQ.
  addPackages(folder, ['amqplib', '@types/amqplib']);
}, 600_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

const reachable = brokerServers.filter(({ isThere }) => isThere);
const all: readonly (BrokerServer | { readonly name: string; readonly url: 'embedded' })[] = [
  { name: 'the embedded broker', url: 'embedded' },
  ...reachable,
];
const brokers = all.filter(({ name }) => isLong || name === 'NATS');

describe.skipIf(!(await postgresIsThere)).each(brokers)(
  'a shop on PostgreSQL and $name that is killed',
  { timeout: 600_000 },
  (broker) => {
    const own = ownDatabase();
    const clear = async (): Promise<void> => {
      if ('remove' in broker) await broker.remove(channels, ['shop']);
    };

    beforeAll(clear);
    afterAll(clear);

    const chaos = (...options: readonly string[]) =>
      runIn(
        folder,
        'env',
        ...[`DATABASE_URL=${own.url}`, `BROKER_URL=${broker.url}`],
        ...['npm', 'run', '--silent', 'chaos', '--', ...options],
      );

    test(`is whole after ${kills} kills, and is not killed in what it has filled`, async () => {
      const { code, output } = await chaos('--kills', `${kills}`, '--seconds', `${5 * kills}`);
      expect(output).toContain('all is whole');
      expect(code).toBe(0);
      expect(output.match(/^kill \d+: /gm)).toHaveLength(kills);
      expect(output).toMatch(/^[1-9][\d,]* acknowledged things looked up$/m);
      expect(output).toMatch(/^2 views made anew and compared, [1-9][\d,]* rows$/m);

      const again = await chaos();
      expect(again.code).toBe(1);
      expect(again.output).toMatch(
        /^NotEmpty: the database postgres:\/\/.* has \d+ tables already/,
      );
      expect(again.output).not.toContain(' at ');
    });
  },
);
