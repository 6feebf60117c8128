import { violation } from '../database/index.ts';
import { Unavailable } from '../domain/index.ts';
import type { NewRow } from './event-statements.ts';
import type { StreamRows } from './postgres-event-statements.ts';

type Insert = (
  streams: readonly StreamRows[],
) => Promise<readonly (readonly number[] | undefined)[]>;

interface Waiting extends StreamRows {
  readonly stream: string;
  readonly resolve: (positions: readonly number[] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

// What is sent at once, and how many of those are under way.
const mostRows = 1_000;
const mostStreams = 128;

/**
 * Appends that are units by themselves and come while another one is under way go together in the
 * next statement. Each has its own verdict: where one of them spoils the statement, all are made one
 * by one.
 */
export class AppendGroup {
  readonly #insert: Insert;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(insert: Insert) {
    this.#insert = insert;
  }

  /** The positions of the rows; undefined where the stream is at another version than expected. */
  append(expected: number, rows: readonly NewRow[]): Promise<readonly number[] | undefined> {
    return new Promise((resolve, reject) => {
      const [first] = rows;
      const stream = `${first?.category} ${first?.stream_id}`;
      this.#waiting.push({ stream, expected, rows, resolve, reject });
      if (!this.#running) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#insertAll(this.#take());
    this.#running = false;
  }

  /** One of each stream: what another one of it may do depends on what became of the first. */
  #take(): readonly Waiting[] {
    const taken = new Map<string, Waiting>();
    const left: Waiting[] = [];
    let rows = 0;
    for (const one of this.#waiting) {
      const fits = taken.size < mostStreams && (rows === 0 || rows + one.rows.length <= mostRows);
      if (!fits || taken.has(one.stream)) {
        left.push(one);
        continue;
      }
      taken.set(one.stream, one);
      rows += one.rows.length;
    }
    this.#waiting = left;
    return [...taken.values()];
  }

  async #insertAll(all: readonly Waiting[]): Promise<void> {
    try {
      const positions = await this.#insert(all);
      for (const [at, { resolve }] of all.entries()) resolve(positions[at]);
    } catch (error) {
      // Nobody knows what became of them: to try again might append twice.
      if (all.length > 1 && !(error instanceof Unavailable)) {
        for (const one of all) await this.#insertAll([one]);
        return;
      }
      for (const { resolve, reject } of all) {
        if (violation(error)?.kind === 'unique') resolve(undefined);
        else reject(error);
      }
    }
  }
}
