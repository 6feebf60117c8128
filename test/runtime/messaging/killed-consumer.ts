import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openSqlite } from '@plinth/runtime/database';
import { SqlDeadLetterStore, subscriptionMigration } from '@plinth/runtime/events';
import { eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { type Channel, channelCodec, openBroker } from '@plinth/runtime/messaging';
import { parcel, parcelsOf } from '@plinth/runtime/testing';
import type { Kysely } from 'kysely';

const script = new URL('./killed-consumer.mjs', import.meta.url).pathname;

const deposits = {
  name: '0001-deposit',
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable('deposit').addColumn('of', 'text').execute();
  },
};

/** How many of each key: the whole of it with KILLED_MESSAGES=500. */
const entries = Number(process.env.KILLED_MESSAGES ?? 25);
/** How long that may take, in milliseconds. */
export const killedWithin = 110_000 + entries * 2_000;
const healthy = ['a', 'b', 'c', 'd'];
const sick = ['poison', 'hanging', 'throwing'];
const causes = {
  poison: 'Interrupted',
  hanging: 'TimeoutError',
  throwing: 'RangeError',
  malformed: 'Malformed',
};

/** The database of the process that is killed, as others open it, and its broker. */
async function openBeside(path: string, url: string, channel: Channel) {
  const database = await openSqlite({ path, durable: false });
  await migrate(database, [eventMigration, subscriptionMigration, deposits]);
  const events = new SqlEventStore(database, [channelCodec(channel.name)]);
  const broker = await openBroker({ url, events, channels: [channel] });
  // What is sent before somebody listens is kept, too.
  await broker.subscribe({ channel, group: 'contract' });
  const made = async (): Promise<readonly string[]> => {
    const rows = database.of<{ deposit: { of: string } }>().selectFrom('deposit').selectAll();
    return (await rows.execute()).map(({ of }) => of);
  };
  const close = async (): Promise<void> => {
    await broker.close();
    await database.close();
  };
  return { broker, made, deadLetters: new SqlDeadLetterStore(database), close };
}

/** Starts the process again whenever it is killed, until it is to end; counts how often it was. */
class Supervisor {
  readonly #args: readonly string[];
  #isEnding = false;
  #child: ChildProcess | undefined;
  #running: Promise<void>;
  kills = 0;

  constructor(...args: readonly string[]) {
    this.#args = [script, ...args];
    this.#running = this.#run();
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#child?.kill('SIGKILL');
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isEnding) {
      this.#child = spawn(process.execPath, this.#args, { stdio: 'inherit' });
      const [code, signal] = await once(this.#child, 'close');
      assert.equal(code, null, `it ended by itself: ${code} ${signal}`);
      if (!this.#isEnding) this.kills += 1;
    }
  }
}

async function until(isSo: () => Promise<boolean>, what: () => Promise<string>): Promise<void> {
  for (const start = performance.now(); !(await isSo()); ) {
    if (performance.now() - start > killedWithin) assert.fail(await what());
    await sleep(20);
  }
}

/**
 * Kills a consumer in the middle of its messages, again and again: each takes effect once, in the
 * order of its key; what ends the process, hangs, throws or cannot be read is a dead letter, holds up
 * nobody else, and is handled when it is sent again. Answers how often the process was killed.
 */
export async function killConsumer(url: string, name: string): Promise<number> {
  const channel: Channel = { name, kind: 'queue' };
  const folder = await mkdtemp(join(tmpdir(), 'plinth-killed-consumer-'));
  const path = join(folder, 'killed.db');
  const { broker, made, deadLetters, close } = await openBeside(path, url, channel);
  const supervisor = new Supervisor(path, url, name, '40');
  const sent = [...parcelsOf(sick, 2), ...parcelsOf(healthy, entries)];
  const malformed = { ...parcel('malformed', 1), body: '{"specversion": ' };
  await broker.publish(channel, [...sent.slice(0, sent.length / 2), malformed]);
  await broker.publish(channel, sent.slice(sent.length / 2));
  // Long after those that came later than they did.
  for (const message of sent.slice(0, 12)) await broker.publish(channel, [message]);

  const wanted = healthy.length * entries + sick.length;
  const state = async () => [(await made()).length, (await deadLetters.list()).length] as const;
  const progress = async () => `deposits and dead letters: ${await state()}, not ${wanted},4`;
  await until(async () => (await state()).join() === `${wanted},4`, progress);
  await supervisor.end();

  for (const key of healthy) {
    const own = (await made()).filter((of) => of.startsWith(`${key} `));
    assert.deepEqual(
      own,
      Array.from({ length: entries }, (_, at) => `${key} ${at + 1}`),
    );
  }
  const letters = await deadLetters.list();
  const why = new Map(letters.map(({ key, code }) => [key, code]));
  // At the last attempt of one, another may have ended the process.
  for (const [key, code] of Object.entries(causes)) {
    assert.ok([code, 'Interrupted'].includes(why.get(key) ?? ''), `${key}: ${why.get(key)}`);
  }
  assert.equal(letters.find(({ key }) => key === 'poison')?.attempts, 3);

  const cured = new Supervisor(path, url, name);
  await deadLetters.mark(
    letters.map(({ id }) => id),
    'retrying',
  );
  const isCured = async () => {
    const [left, ...more] = await deadLetters.list();
    return (await made()).length === wanted + 3 && left?.state === 'parked' && more.length === 0;
  };
  await until(isCured, progress);
  await cured.end();
  assert.equal(cured.kills, 0);
  const all = await made();
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(all.slice(-3).sort(), ['hanging 1', 'poison 1', 'throwing 1']);
  assert.equal((await deadLetters.list())[0]?.code, 'Malformed');
  await close();
  await rm(folder, { recursive: true, force: true });
  return supervisor.kills;
}
