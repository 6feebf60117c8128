import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import amqplib from 'amqplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { bootApp, plinth, type RunningApp, runIn } from '../e2e/app.ts';
import { AsyncApiContract, asyncApiProblems, type SeenMessage } from '../e2e/asyncapi.ts';
import { ApiClient } from '../e2e/client.ts';
import { makeTokens } from '../e2e/tokens.ts';
import { type BrokerServer, brokerServers } from './brokers.ts';

/** Channels of their own, so that nobody else on these servers hears them. */
const orders = 'test-published.orders';
const commands = 'test-published.commands';
const customer = '01948b1c-5f00-7000-8000-000000000001';

const place = mkdtempSync(join(tmpdir(), 'plinth-published-'));
const folder = join(place, 'shop');

/** As `npm install amqplib` does it: no mode of the shop names RabbitMQ. */
function addAmqplib(): void {
  const names = ['amqplib', '@types/amqplib', 'buffer-more-ints'];
  for (const name of names) {
    const from = join(root, 'node_modules', name);
    const to = join(folder, 'node_modules', name);
    if (existsSync(from) && !existsSync(to)) cpSync(from, to, { recursive: true });
  }
}

beforeAll(async () => {
  if (!brokerServers.some(({ isThere }) => isThere)) return;
  const spec = readFileSync(join(root, 'examples/shop.yaml'), 'utf8')
    .replaceAll('channel: orders', `channel: ${orders}`)
    .replace('order_commands:', `${commands}:`);
  writeFileSync(join(place, 'shop.yaml'), spec);
  const made = await plinth(root, 'new', folder, '--spec', join(place, 'shop.yaml'), '--yes');
  expect(made.code, made.output).toBe(0);
  const built = await runIn(folder, 'npm', 'run', 'build');
  expect(built.code, built.output).toBe(0);
  addAmqplib();
}, 600_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Somebody who has never heard of plinth. */
interface PlainClient {
  /** All that it has heard on the channel of orders. */
  readonly heard: readonly SeenMessage[];
  send(body: object): Promise<void>;
  close(): Promise<void>;
}

async function plainNats({ url, send }: BrokerServer): Promise<PlainClient> {
  const connection = await connect({ servers: url });
  const heard: SeenMessage[] = [];
  connection.subscribe(orders, {
    callback: (_, message) => {
      const headers = [...(message.headers ?? [])].map(([name, [value = '']]) => [name, value]);
      const body = message.string();
      heard.push({ channel: orders, headers: Object.fromEntries(headers), body });
    },
  });
  await connection.flush();
  return {
    heard,
    send: (body) => send(commands, [Buffer.from(JSON.stringify(body))]),
    close: () => connection.close(),
  };
}

async function plainRabbitmq({ url, send }: BrokerServer): Promise<PlainClient> {
  const connection = await amqplib.connect(url);
  const on = await connection.createChannel();
  const heard: SeenMessage[] = [];
  await on.assertExchange(orders, 'fanout', { durable: true });
  const { queue } = await on.assertQueue('', { exclusive: true });
  await on.bindQueue(queue, orders, '');
  const listen = (message: amqplib.ConsumeMessage | null): void => {
    if (message === null) return;
    const { headers = {} } = message.properties;
    heard.push({ channel: orders, headers: { ...headers }, body: message.content.toString() });
  };
  await on.consume(queue, listen, { noAck: true });
  return {
    heard,
    send: (body) => send(commands, [Buffer.from(JSON.stringify(body))]),
    close: () => connection.close(),
  };
}

const plainClient = (server: BrokerServer): Promise<PlainClient> =>
  server.name === 'NATS' ? plainNats(server) : plainRabbitmq(server);

describe.each(brokerServers)(
  'the built shop on $name, told by BROKER_URL alone',
  { timeout: 120_000 },
  ({ isThere, ...server }) => {
    let app: RunningApp;
    let api: ApiClient;
    let client: PlainClient;
    let token: string;

    beforeAll(async () => {
      if (!isThere) return;
      await server.remove([orders, commands]);
      const tokens = await makeTokens('jwks');
      token = await tokens.tokenOf(['customer'], customer);
      app = await bootApp(folder, 'shop', {
        ...tokens.env,
        BROKER_URL: server.url,
        DATABASE_URL: `./data/${server.name}.db`,
        CARD_URL: 'http://127.0.0.1:9',
        BACKUP_CARD_URL: 'http://127.0.0.1:9',
      });
      api = await ApiClient.of(app.url);
      client = await plainClient(server);
    }, 120_000);

    afterAll(async () => {
      if (!isThere) return;
      await client.close();
      expect(await app.stop()).toBe(0);
      await server.remove([orders, commands]);
    });

    async function opened(): Promise<string> {
      const body = { customerId: customer, currency: 'EUR' };
      const answer = await api.expect(201, 'POST', '/api/orders', { token, body });
      return (answer.body as { readonly id: string }).id;
    }

    /** An order that is opened and cancelled over HTTP. */
    async function cancelled(reason: string): Promise<string> {
      const id = await opened();
      await api.expect(204, 'POST', `/api/orders/${id}/cancel`, { token, body: { reason } });
      return id;
    }

    test.skipIf(!isThere)('tells others what has happened, as CloudEvents', async () => {
      const id = await cancelled('CustomerRequest');
      await expect.poll(() => client.heard.length, { timeout: 20_000 }).toBe(1);
      const [message] = client.heard;
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

    test.skipIf(!isThere)('says in its AsyncAPI document what a client then sees', async () => {
      const answer = await fetch(`${app.url}/asyncapi.json`);
      const contract = new AsyncApiContract(JSON.parse(await answer.text()));
      expect(asyncApiProblems(contract.document)).toEqual([]);
      expect(contract.document.servers?.broker?.protocol).toBe(
        server.name === 'NATS' ? 'nats' : 'amqp',
      );
      expect(JSON.stringify(contract.document)).not.toContain(new URL(server.url).host);
      await cancelled('OutOfStock');
      await expect.poll(() => client.heard.length, { timeout: 20_000 }).toBe(2);
      expect(client.heard.flatMap((one) => contract.problems(one))).toEqual([]);
      expect([...contract.seen]).toEqual([`${orders} order.cancelled`]);
    });

    test.skipIf(!isThere)('answers what a client sends with what it tells', async () => {
      const before = client.heard.length;
      const about = { specversion: '1.0', source: '/somebody' };
      const orderId = await opened();
      const data = { orderId, reason: 'TimedOut' };
      // Twice the same: the second changes nothing, and nothing is told of it.
      for (let time = 0; time < 2; time += 1) {
        await client.send({ ...about, id: `cancel ${orderId}`, type: 'cancel_order', data });
      }
      await expect.poll(() => client.heard.length, { timeout: 20_000 }).toBe(before + 1);
      const told = client.heard.map(({ body }) => JSON.parse(body)).at(-1);
      expect(told).toMatchObject({ type: 'order.cancelled', data });
    });
  },
);
