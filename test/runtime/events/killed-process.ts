import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrate, openSqlite } from '@plinth/runtime/database';
import { subscriptionMigration } from '@plinth/runtime/events';
import { codec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';

interface Entered {
  readonly OrderEntered: { readonly order: string; readonly entry: number };
}

const orderEvents = codec<Entered>({
  category: 'contract.order',
  events: { OrderEntered: { version: 1 } },
});

const deposits = {
  name: '0001-deposit',
  up: async (db: import('kysely').Kysely<unknown>) => {
    await db.schema.createTable('deposit').addColumn('of', 'text').execute();
  },
};

/** A folder with the database of a process that deposits for what is entered, until it is killed. */
export class KilledProcess {
  readonly #script: string;
  readonly #folder: string;

  private constructor(script: string, folder: string) {
    this.#script = script;
    this.#folder = folder;
  }

  static async of(script: URL): Promise<KilledProcess> {
    return new KilledProcess(script.pathname, await mkdtemp(join(tmpdir(), 'plinth-killed-')));
  }

  get #path(): string {
    return join(this.#folder, 'killed.db');
  }

  async open(): Promise<Database> {
    const database = await openSqlite({ path: this.#path, durable: false });
    await migrate(database, [eventMigration, subscriptionMigration, deposits]);
    return database;
  }

  /** Appends so many entries of each order, in turn; the poison has one. */
  async enterAll(orders: readonly string[], entries: number): Promise<void> {
    const database = await this.open();
    const events = new SqlEventStore(database, [orderEvents]);
    await database.run(async () => {
      for (let entry = 1; entry <= entries; entry += 1) {
        for (const order of orders) {
          if (order === 'poison' && entry > 1) continue;
          const at = '2026-01-31T10:00:00.000Z';
          const meta = { id: crypto.randomUUID(), at, actorId: null, correlationId: 'c' };
          const event = { type: 'OrderEntered', data: { order, entry } };
          await events.append({ category: 'contract.order', id: order }, entry - 1, [
            { ...event, meta: { ...meta, causationId: null, streamVersion: entry } },
          ]);
        }
      }
    });
    await database.close();
  }

  /** Starts it again and again until it ends by itself; answers how often it was killed. */
  async runUntilDone(...args: readonly (string | number)[]): Promise<number> {
    for (let kills = 0; kills < 100; kills += 1) {
      const child = spawn(process.execPath, [this.#script, this.#path, ...args.map(String)], {
        stdio: 'inherit',
      });
      const [code, signal] = await once(child, 'close');
      if (signal === null) {
        if (code !== 0) throw new Error(`it ended with ${code}`);
        return kills;
      }
    }
    throw new Error('it is killed for ever');
  }

  /** What was deposited for. */
  async deposited(database: Database): Promise<readonly string[]> {
    const db = database.of<{ deposit: { of: string } }>();
    return (await db.selectFrom('deposit').selectAll().execute()).map(({ of }) => of);
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}
