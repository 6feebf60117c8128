import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootApp } from '../e2e/app.ts';
import { AppProcesses } from '../e2e/transfers/app-processes.ts';
import { expectDoneOnce, expectTransfersWhole } from '../e2e/transfers/expect-transfers-whole.ts';
import { TransferLoad } from '../e2e/transfers/transfer-load.ts';
import {
  type Ask,
  endedTransfers,
  readTransfers,
  unfinished,
} from '../e2e/transfers/transfer-log.ts';
import { addPackages } from './add-packages.ts';
import { bankWithLedger } from './bank-with-ledger.ts';
import { brokerServers } from './brokers.ts';
import { natsProgram, privateNats } from './private-nats.ts';
import { type PrivatePostgres, privatePostgres } from './private-postgres.ts';
import { privateRabbitmq, rabbitmqProgram } from './private-rabbitmq.ts';
import { isInstalled } from './private-server.ts';
import { wireTo } from './tcp-proxy.ts';

/** How often a process is killed on each engine: `PLINTH_KILLS=50` for a long proof. */
const kills = Number(process.env.PLINTH_KILLS ?? 2);
const isLong = kills > 10;
const accounts = 200;
/** How many transfers may be under way before no more are asked for. */
const mostOpen = isLong ? 1_000 : 100;
const name = `test-transfers-${randomBytes(4).toString('hex')}`;
const place = mkdtempSync(join(tmpdir(), 'plinth-transfers-'));

/** A broker that can be crashed, or cut off. */
interface Breakable {
  readonly url: string;
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface Engine {
  readonly broker: string;
  readonly isThere: boolean;
  /** How many processes share the work. */
  readonly processes: number;
  open(channels: readonly string[]): Promise<Breakable>;
}

const [, sharedRabbitmq] = brokerServers;

const engines: readonly Engine[] = [
  {
    broker: 'the embedded broker',
    isThere: true,
    processes: 2,
    open: async () => ({
      url: 'embedded',
      crash: async () => undefined,
      close: async () => undefined,
    }),
  },
  {
    broker: 'NATS',
    isThere: isInstalled(natsProgram),
    processes: 3,
    open: async () => {
      const server = await privateNats();
      return { ...server, url: `nats://127.0.0.1:${server.port}` };
    },
  },
  {
    broker: 'RabbitMQ',
    isThere: sharedRabbitmq?.isThere === true,
    processes: 1,
    open: isLong && existsSync(rabbitmqProgram) ? ownRabbitmq : wireToRabbitmq,
  },
];

async function ownRabbitmq(): Promise<Breakable> {
  const server = await privateRabbitmq();
  return { ...server, url: `amqp://guest:guest@127.0.0.1:${server.port}` };
}

/** Takes ten seconds less than one of its own. */
async function wireToRabbitmq(channels: readonly string[]): Promise<Breakable> {
  if (sharedRabbitmq === undefined) throw new Error('there is no RabbitMQ');
  const wire = await wireTo(sharedRabbitmq.url);
  return {
    url: wire.url,
    crash: async () => wire.away(1_000),
    close: async () => {
      await wire.close();
      await sharedRabbitmq.remove(channels, ['bank']);
    },
  };
}

const databaseOf = ({ broker }: Engine): string =>
  `bank_${broker.replaceAll(' ', '_').toLowerCase()}`;

const askPostgres =
  (url: string): Ask =>
  async <Row>(query: string) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(query)).rows as Row[];
    } finally {
      await client.end();
    }
  };

describe.skipIf(!isInstalled('initdb'))(`${accounts} accounts on PostgreSQL`, () => {
  let server: PrivatePostgres;
  let bank: Awaited<ReturnType<typeof bankWithLedger>>;

  beforeAll(async () => {
    server = await privatePostgres();
    for (const engine of engines) {
      await askPostgres(server.url)(`create database ${databaseOf(engine)}`);
    }
    bank = await bankWithLedger(place, name);
    addPackages(bank.folder, ['pg', '@nats-io/transport-node', '@nats-io/jetstream', 'amqplib']);
  }, 600_000);

  afterAll(async () => {
    await server.close();
    rmSync(place, { recursive: true, force: true });
  });

  /** Kills processes, and crashes the database and the broker, under load. */
  async function disturb(running: AppProcesses, broker: Breakable, ask: Ask): Promise<void> {
    const crashed = [server, broker, undefined, undefined, undefined, undefined];
    const { count } = running;
    let restarts: Promise<void>[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(randomInt(300, 2_500));
      restarts.push(crashed[kill % crashed.length]?.crash() ?? Promise.resolve());
      // Long enough for the others to take over, where there are others; sometimes there are none.
      restarts.push(running.killOne(count === 1 ? 0 : randomInt(0, isLong ? 7_000 : 1_000)));
      if (count > 1 && kill % 2 === 0) continue;
      await Promise.all(restarts);
      restarts = [];
      await someEnd(ask);
    }
    await Promise.all(restarts);
  }

  /** Opens the accounts, and asks for transfers while things break; answers what was accepted. */
  async function underLoad(running: AppProcesses, broker: Breakable, ask: Ask) {
    const anyUrl = () => running.anyUrl();
    const load = new TransferLoad({ anyUrl, accounts, clients: 12, isQueued: true });
    await load.openAccounts();
    load.start();
    const slowing = setInterval(() => void slow(load, ask), 1_000);
    await disturb(running, broker, ask);
    clearInterval(slowing);
    return load.stop();
  }

  test.each(engines.filter(({ isThere }) => isThere))(
    `processes on $broker that are killed ${kills} times: no cent is lost, no transfer half done, none booked twice`,
    // A second try would find the accounts of the first.
    { timeout: 3_600_000, retry: 0 },
    async (engine) => {
      const begun = performance.now();
      const count = Number(process.env.PLINTH_PROCESSES ?? engine.processes);
      const url = new URL(server.url);
      url.pathname = `/${databaseOf(engine)}`;
      const ask = askPostgres(url.href);
      const broker = await engine.open(bank.channels);
      const env = { DATABASE_URL: url.href, BROKER_URL: broker.url, LOG_LEVEL: 'warn' };
      const running = await AppProcesses.start(count, () => bootApp(bank.folder, 'bank', env));
      try {
        const accepted = await underLoad(running, broker, ask);
        await expect
          .poll(() => left(ask, accepted), { timeout: 600_000, interval: 500 })
          .toEqual({ requests: 0, transfers: 0, sagas: 0, lines: 0 });
        const log = await expectTransfersWhole(ask, { cents: accounts * 10_000, accepted });
        expectDoneOnce(log, accepted);
        await expectBooked(ask, log.transfers.size);
        expect(await running.stop()).toEqual(Array(count).fill(0));
        process.stdout.write(
          `${engine.broker}: ${count} processes, ${kills} kills, ${log.transfers.size} transfers, ${accepted.length} of them answered, ${log.movements.length} movements, ${Math.round((performance.now() - begun) / 1_000)} s\n`,
        );
      } catch (error) {
        process.stdout.write(running.log().slice(-20_000));
        throw error;
      } finally {
        await running.kill();
        await broker.close();
      }
    },
  );
});

/** What is to come, also of what still waits in the broker. */
async function left(ask: Ask, accepted: readonly string[]) {
  const { transfers } = await readTransfers(ask);
  const begun = new Set([...transfers.values()].map(({ requestId }) => requestId));
  const requests = accepted.filter((id) => !begun.has(id)).length;
  return { requests, ...(await unfinished(ask)) };
}

/** Until some more transfers have ended: on a slow machine nothing would between two kills. */
async function someEnd(ask: Ask): Promise<void> {
  let before: number | undefined;
  const more = async () => {
    const ended = await endedTransfers(ask);
    before ??= ended;
    return ended - before;
  };
  await expect.poll(more, { timeout: 300_000, interval: 200 }).toBeGreaterThan(5);
}

/** Holds the clients back while the app is too far behind, so that the end comes on any machine. */
async function slow(load: TransferLoad, ask: Ask): Promise<void> {
  // The database may be away.
  const ended = await endedTransfers(ask).catch(() => undefined);
  if (ended !== undefined) load.isHeldBack = load.accepted.length - ended > mostOpen;
}

/** Each transfer's end was published, came in again and was booked and counted once. */
async function expectBooked(ask: Ask, transfers: number): Promise<void> {
  const booked = async () => {
    const [events] = await ask<{ bookings: string; transfers: string }>(
      "select count(*) as bookings, count(distinct data->>'transferId') as transfers from plinth.event where type = 'TransferBooked'",
    );
    const [total] = await ask<{ counted: string }>(
      'select sum(bookings) as counted from ledger.total',
    );
    return [events?.bookings, events?.transfers, total?.counted].map(Number);
  };
  await expect
    .poll(booked, { timeout: 120_000, interval: 500 })
    .toEqual([transfers, transfers, transfers]);
}
