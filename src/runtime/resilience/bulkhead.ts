import { Unavailable } from '../domain/index.ts';
import { Semaphore } from './semaphore.ts';

export interface BulkheadOptions {
  /** How many calls run at once. */
  readonly concurrent: number;
  /** How many may wait for their turn; one more is refused. */
  readonly waiting: number;
}

/** Keeps one slow thing from taking all there is. */
export class Bulkhead {
  readonly #places: Semaphore;
  readonly #waiting: number;

  constructor({ concurrent, waiting }: BulkheadOptions) {
    this.#places = new Semaphore(concurrent);
    this.#waiting = waiting;
  }

  async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (!this.#places.free && this.#places.waiting >= this.#waiting) throw new Unavailable();
    const release = await this.#places.enter(signal);
    try {
      return await call();
    } finally {
      release();
    }
  }
}
