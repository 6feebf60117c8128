import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TransferLoadOptions {
  /** The address of a process that runs; undefined while none does. */
  readonly anyUrl: () => string | undefined;
  readonly accounts: number;
  readonly clients: number;
  /** Whether the app has a route that hands requests to its broker. */
  readonly isQueued: boolean;
}

interface Transfer {
  readonly requestId: string;
  readonly source: string;
  readonly target: string;
  readonly amount: string;
}

/** What each account begins with. */
export const deposited = '100.00';

const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;

/** Clients that ask for transfers without pause, whatever becomes of the processes they ask. */
export class TransferLoad {
  /** The ids of what the app has accepted. */
  readonly accepted: string[] = [];
  /** Whether the clients are to wait. */
  isHeldBack = false;
  readonly #options: TransferLoadOptions;
  #open: readonly string[] = [];
  #closed = '';
  #isStopping = false;
  #asking: Promise<unknown> | undefined;

  constructor(options: TransferLoadOptions) {
    this.#options = options;
  }

  /** Opens the accounts, each with its deposit, and one that nothing can be put into. */
  async openAccounts(): Promise<void> {
    const open = async (): Promise<string> => {
      const id = await persist(() => this.#post('/accounts', { owner: 'Ann' }));
      const deposit = { amount: deposited, reference: id };
      await persist(() => this.#post(`/accounts/${id}/deposits`, deposit));
      return id;
    };
    this.#open = await Promise.all(Array.from({ length: this.#options.accounts }, open));
    this.#closed = await persist(async () => {
      const id = await this.#post('/accounts', { owner: 'Bob' });
      await this.#post(`/accounts/${id}/close`, {});
      return id;
    });
  }

  start(): void {
    this.#asking = Promise.all(Array.from({ length: this.#options.clients }, () => this.#ask()));
  }

  /** Answers the ids of what the app has accepted. */
  async stop(): Promise<readonly string[]> {
    this.#isStopping = true;
    await this.#asking;
    return this.accepted;
  }

  async #ask(): Promise<void> {
    const { isQueued } = this.#options;
    while (!this.#isStopping) {
      if (this.isHeldBack) {
        await sleep(100);
        continue;
      }
      const isAccepted = await (isQueued && randomInt(2) === 0 ? this.#enqueue() : this.#request());
      if (!isAccepted) await sleep(50);
    }
  }

  /** What becomes of one that is not answered nobody knows: it is not asked for again. */
  async #request(): Promise<boolean> {
    const transfer = this.#transfer();
    return this.#accept(transfer, this.#post('/transfers', transfer));
  }

  /** Asked for under the same id until it is accepted: it is to be done once. */
  async #enqueue(): Promise<boolean> {
    const transfer = this.#transfer();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await this.#accept(transfer, this.#post('/transfer-requests', transfer))) return true;
      await sleep(100);
    }
    return false;
  }

  async #accept({ requestId }: Transfer, answer: Promise<unknown>): Promise<boolean> {
    try {
      await answer;
      this.accepted.push(requestId);
      return true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return false;
    }
  }

  /** Some cannot be done: too much is asked for, or nothing can be put into the target. */
  #transfer(): Transfer {
    const source = oneOf(this.#open);
    const target =
      randomInt(10) === 0 ? this.#closed : oneOf(this.#open.filter((one) => one !== source));
    const amount = (randomInt(1, 15_000) / 100).toFixed(2);
    return { requestId: randomUUID(), source, target, amount };
  }

  async #post(path: string, body: object): Promise<string> {
    const url = this.#options.anyUrl();
    if (url === undefined) throw new Error('no process runs');
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (response.status >= 400 && response.status < 500) throw new Refused(path, text);
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return text === '' ? '' : (JSON.parse(text) as { id: string }).id;
  }
}

/** A busy machine may need longer than a request has. */
async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused || attempt === 100) throw error;
    }
    await sleep(200);
  }
}

/** None of these requests is one that the app may refuse. */
class Refused extends Error {
  constructor(path: string, answer: string) {
    super(`POST ${path} was refused: ${answer}`);
  }
}
