import { delayAfter, pause } from '../resilience/index.ts';
import type { PostgresClient, PostgresPool } from './postgres-client.ts';

const channel = 'plinth';
// One that is sent tells of all that happened before: more than one each so many ms are of no use.
const gap = 2;
const pauses = { attempts: 0, from: 100, upTo: 5_000 };

type Listener = () => void;

/**
 * Wakes other processes by LISTEN and NOTIFY, on a connection of its own: within the transaction
 * that has something to tell, NOTIFY would make all commits of the server wait for each other.
 * A signal that gets lost is made up for by whoever looks from time to time.
 */
export class PostgresSignals {
  readonly #pool: PostgresPool;
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: Promise<PostgresClient | undefined> | undefined;
  #processId: number | undefined;
  #waiting = new Set<string>();
  #sending: Promise<void> | undefined;
  #closed = false;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  /** Tells the other processes; returns at once. */
  send(name: string): void {
    if (this.#closed) return;
    this.#waiting.add(name);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
  }

  /** Called when another process has sent it, and when some may have been missed. */
  listen(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    void this.#connected();
    return () => void listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#sending;
    (await this.#client)?.release(new Error('closed'));
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) {
      const names = [...this.#waiting];
      this.#waiting = new Set();
      const client = await this.#connected();
      const sql = names.map((name) => `select pg_notify('${channel}', '${name}')`).join(';');
      // Whoever listens looks from time to time anyway.
      await client?.query({ text: sql }).catch(() => undefined);
      await pause(gap);
    }
  }

  #connected(): Promise<PostgresClient | undefined> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  /** Undefined when it is closed before it succeeds. */
  async #connect(): Promise<PostgresClient | undefined> {
    for (let attempt = 0; !this.#closed; attempt += 1) {
      try {
        return await this.#open();
      } catch {
        await pause(delayAfter(attempt, pauses));
      }
    }
    return undefined;
  }

  async #open(): Promise<PostgresClient> {
    const client = await this.#pool.connect();
    let isHeld = true;
    const lose = (): void => {
      if (this.#closed || !isHeld) return;
      isHeld = false;
      client.release(new Error('the connection was lost'));
      this.#reconnect();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ processId, payload = '' }) => {
      if (processId !== this.#processId) this.#tell(payload);
    });
    const { rows } = await client.query({ text: 'select pg_backend_pid() as pid' });
    this.#processId = Number((rows[0] as { readonly pid: number }).pid);
    await client.query({ text: `listen ${channel}` });
    return client;
  }

  #reconnect(): void {
    this.#client = undefined;
    void this.#connected().then(() => {
      // What was sent meanwhile went by.
      for (const name of this.#listeners.keys()) this.#tell(name);
    });
  }

  #tell(name: string): void {
    for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}
