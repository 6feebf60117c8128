import type { SqliteClient } from './libsql-connection.ts';

/** What a unit answered, and when that counts. */
export interface Finished<T> {
  readonly result: T;
  /** Settles with the transaction that the unit shares. */
  readonly committed: Promise<void>;
}

// A unit that has finished waits for no more than so many after it.
const mostUnits = 128;
// Nor for one that begins later than this, in milliseconds.
const wait = { least: 5, most: 50 };

/**
 * The one transaction of a writer, shared by units that follow each other closely: each of them is
 * kept or rolled back by itself, and all of them wait for the disk once.
 */
export class CommitGroup {
  readonly #writer: SqliteClient;
  readonly #committed: Promise<void>;
  readonly #longestWait: number;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #units = 0;
  #firstFinished = Number.POSITIVE_INFINITY;
  #ended = false;
  #took = 0;

  /**
   * Takes over a transaction that has just begun. Where the disk is slow units wait longer for each
   * other, or most of the time would go into waiting for it: `lastTook` is how long it took before.
   */
  constructor(writer: SqliteClient, lastTook: number) {
    this.#writer = writer;
    this.#longestWait = Math.min(Math.max(2 * lastTook, wait.least), wait.most);
    this.#committed = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits for it hears of it; a group in which every unit failed has nobody who does.
    this.#committed.catch(() => undefined);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Milliseconds that its commit took. */
  get took(): number {
    return this.#took;
  }

  /** Runs one unit; the next may only begin when it has finished. */
  async run<T>(work: () => Promise<T>): Promise<Finished<T>> {
    const alone = this.#units === 0;
    if (!alone) this.#writer.exec('savepoint plinth_unit');
    try {
      const result = await work();
      // SQLite rolls back by itself after some errors, a full disk for one, even if they were caught.
      if (!this.#writer.inTransaction) throw new Error('the database has rolled back by itself');
      if (!alone) this.#writer.exec('release plinth_unit');
      this.#units += 1;
      this.#firstFinished = Math.min(this.#firstFinished, performance.now());
      return { result, committed: this.#committed };
    } catch (error) {
      this.#takeBack(alone, error);
      throw error;
    } finally {
      this.#commitWhenDue();
    }
  }

  /** Ends the transaction for all who share it; the second call does nothing. */
  commit(): void {
    if (this.#ended) return;
    this.#ended = true;
    const start = performance.now();
    try {
      this.#writer.exec('commit');
      this.#took = performance.now() - start;
      this.#resolve();
    } catch (error) {
      this.#rollBack(error);
    }
  }

  #commitWhenDue(): void {
    const waited = performance.now() - this.#firstFinished;
    if (this.#units >= mostUnits || waited >= this.#longestWait) this.commit();
  }

  #takeBack(alone: boolean, error: unknown): void {
    if (alone || !this.#writer.inTransaction) this.#rollBack(error);
    else this.#writer.exec('rollback to plinth_unit; release plinth_unit');
  }

  #rollBack(error: unknown): void {
    this.#ended = true;
    if (this.#writer.inTransaction) this.#writer.exec('rollback');
    this.#reject(error);
  }
}
