import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { bootApp, opsOf, type RunningApp, runIn } from '../e2e/app.ts';
import { AsyncApiContract, asyncApiProblems } from '../e2e/asyncapi.ts';
import { ApiClient } from '../e2e/client.ts';
import { createAppOf } from '../e2e/create-app.ts';
import { shop } from '../e2e/stories/shop.ts';
import { makeTokens, type Tokens } from '../e2e/tokens.ts';
import { addPackages } from './add-packages.ts';
import { type BrokerServer, brokerServers } from './brokers.ts';
import { type PlainClient, plainClient } from './plain-client.ts';
import { ownDatabase, postgresIsThere } from './postgres.ts';

/** Channels of their own, so that nobody else on these servers hears them. */
const orders = 'test-engines.orders';
const commands = 'test-engines.commands';
const customer = '01948b1c-5f00-7000-8000-000000000001';

const place = mkdtempSync(join(tmpdir(), 'plinth-engines-'));
const folder = join(place, 'shop');
let tokens: Tokens;
let built: string;

beforeAll(async () => {
  const spec = readFileSync(join(root, 'examples/shop.yaml'), 'utf8')
    .replaceAll('channel: orders', `channel: ${orders}`)
    .replace('order_commands:', `${commands}:`);
  writeFileSync(join(place, 'shop.yaml'), spec);
  await createAppOf(join(place, 'shop.yaml'), folder);
  const build = await runIn(folder, 'npm', 'run', 'build');
  expect(build.code, build.output).toBe(0);
  // No mode of the shop names RabbitMQ.
  addPackages(folder, ['amqplib', '@types/amqplib']);
  tokens = await makeTokens('jwks');
  built = filesOf(folder);
}, 600_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** All that the folder holds but what is installed, as one hash. */
function filesOf(app: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|\.git)[\\/]/.test(path));
  for (const path of files.sort()) hash.update(path).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

/** The app on one set of engines. */
function playsItsStory(databaseUrl: () => string, server?: BrokerServer) {
  let app: RunningApp | undefined;
  let client: PlainClient | undefined;

  beforeAll(async () => {
    await server?.remove([orders, commands]);
    client = server && (await plainClient(server, orders));
  });

  afterAll(async () => {
    await app?.kill();
    await client?.close();
    await server?.remove([orders, commands]);
    expect(filesOf(folder)).toBe(built);
  });

  test('it boots, and plays its story', async () => {
    app = await bootApp(folder, 'shop', {
      ...tokens.env,
      ...shop.env,
      DATABASE_URL: databaseUrl(),
      BROKER_URL: server?.url ?? 'embedded',
    });
    const api = await ApiClient.of(app.url);
    await shop.play({ api, tokenOf: tokens.tokenOf, ops: opsOf(folder, databaseUrl()) });
    const faults = app.log().match(/^.*"level":"(?:error|fatal)".*$/gm) ?? [];
    expect(faults.filter((line) => !line.includes('NotImplemented'))).toEqual([]);
  });

  return {
    url: () => app?.url ?? '',
    heard: () => client?.heard ?? [],
    stops: () =>
      test('it stops when it is asked to', async () => {
        expect(await app?.stop()).toBe(0);
      }),
  };
}

describe('the built shop on SQLite', { timeout: 120_000 }, () => {
  playsItsStory(() => join(place, 'shop.db')).stops();
});

describe.skipIf(!(await postgresIsThere))(
  'the same folder on PostgreSQL, told by DATABASE_URL alone',
  { timeout: 600_000 },
  () => {
    const own = ownDatabase();
    playsItsStory(() => own.url).stops();

    test('its own tests pass', async () => {
      const database = `DATABASE_URL=${own.url}`;
      const options = ['--maxWorkers=1', '--testTimeout=60000', '--hookTimeout=60000'];
      const { code, output } = await runIn(
        folder,
        'env',
        database,
        'npm',
        'test',
        '--',
        ...options,
      );
      expect(code, output).toBe(0);
      process.stdout.write(`shop: ${output.match(/Tests\s+(.*)/)?.[1]}\n`);
    });
  },
);

const reachable = brokerServers.filter(({ isThere }) => isThere);

describe.skipIf(!(await postgresIsThere)).each(reachable)(
  'the same folder on PostgreSQL and $name, told by BROKER_URL as well',
  { timeout: 120_000 },
  (server) => {
    const own = ownDatabase();
    const { url, heard, stops } = playsItsStory(() => own.url, server);

    const post = async (path: string, body: object): Promise<Response> => {
      const token = await tokens.tokenOf(['customer'], customer);
      return fetch(`${url()}/api${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    };

    async function opened(): Promise<string> {
      const answer = await post('/orders', { customerId: customer, currency: 'EUR' });
      return ((await answer.json()) as { readonly id: string }).id;
    }

    const toldOf = (id: string) => heard().filter(({ body }) => JSON.parse(body).subject === id);

    test('it tells others what has happened, as CloudEvents', async () => {
      const id = await opened();
      expect((await post(`/orders/${id}/cancel`, { reason: 'CustomerRequest' })).status).toBe(204);
      await expect.poll(() => toldOf(id).length, { timeout: 20_000 }).toBe(1);
      const [message] = toldOf(id);
      expect(message?.headers).toMatchObject({ key: id, correlationid: expect.any(String) });
      expect(JSON.parse(message?.body ?? '')).toEqual({
        specversion: '1.0',
        id: expect.any(String),
        source: '/shop/ordering',
        type: 'order.cancelled',
        time: expect.stringMatching(/Z$/),
        subject: id,
        datacontenttype: 'application/json',
        dataversion: '1',
        partitionkey: id,
        correlationid: message?.headers.correlationid,
        data: { orderId: id, reason: 'CustomerRequest' },
      });
    });

    test('it says in its AsyncAPI document what a client has seen', async () => {
      const answer = await fetch(`${url()}/asyncapi.json`);
      const contract = new AsyncApiContract(JSON.parse(await answer.text()));
      expect(asyncApiProblems(contract.document)).toEqual([]);
      expect(contract.document.servers?.broker?.protocol).toBe(
        server.name === 'NATS' ? 'nats' : 'amqp',
      );
      expect(JSON.stringify(contract.document)).not.toContain(new URL(server.url).host);
      // Of the story's order, too.
      expect(heard().length).toBeGreaterThan(1);
      expect(heard().flatMap((one) => contract.problems(one))).toEqual([]);
      expect([...contract.seen]).toEqual([`${orders} order.cancelled`]);
    });

    test('it answers what a client sends with what it tells', async () => {
      const before = heard().length;
      const orderId = await opened();
      const message = {
        specversion: '1.0',
        source: '/somebody',
        id: `cancel ${orderId}`,
        type: 'cancel_order',
        data: { orderId, reason: 'TimedOut' },
      };
      // Twice the same: the second changes nothing, and nothing is told of it.
      for (let time = 0; time < 2; time += 1) {
        await server.send(commands, [Buffer.from(JSON.stringify(message))]);
      }
      await expect.poll(() => heard().length, { timeout: 20_000 }).toBe(before + 1);
      const [told] = toldOf(orderId);
      expect(JSON.parse(told?.body ?? '')).toMatchObject({
        type: 'order.cancelled',
        data: message.data,
      });
    });

    stops();
  },
);
