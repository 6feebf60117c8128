import { setMaxListeners } from 'node:events';
import { Unavailable } from '../domain/index.ts';
import type { EventStore, EventTypes, Unsubscribe } from '../eventsourcing/index.ts';
import { isAmong } from '../eventsourcing/is-among.ts';

export interface SettleOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; default 10,000. */
  readonly timeout?: number;
}

export interface FollowersSettleOptions extends SettleOptions {
  /** What else follows the log, and may make events that these have to wait for. */
  readonly after?: { settled(): Promise<void> };
}

/** Something that follows the log in this process. */
export interface Following {
  readonly types: EventTypes;
  /** What keeps it from going on; undefined when nothing does. */
  readonly failure: unknown;
  /** Looks for new events now, not only when it is time to. */
  wake(): void;
  /** Until everything up to the position is done with, by whichever process. */
  waitFor(position: number, signal: AbortSignal): Promise<void>;
  /** Begins nothing more, and ends with what is under way. */
  close(): Promise<void>;
}

/** All that a runner lets follow the log: woken by what is appended, waited for and closed together. */
export class Followers {
  readonly #events: EventStore;
  readonly #all: readonly Following[];
  readonly #ends: readonly Unsubscribe[];

  constructor(events: EventStore, all: readonly Following[]) {
    this.#events = events;
    this.#all = all;
    this.#ends = [
      events.onCommitted((committed) => {
        for (const one of all) {
          if (committed.some((event) => isAmong(one.types, event))) one.wake();
        }
      }),
      events.onCommittedElsewhere(() => {
        for (const one of all) one.wake();
      }),
    ];
  }

  /**
   * Until all that the log holds is done with, and all that follows from it. Throws Unavailable when
   * that takes too long; `what` is what it says then.
   */
  async settled(what: string, options: FollowersSettleOptions = {}): Promise<void> {
    const { signal, timeout = 10_000, after } = options;
    const late = AbortSignal.timeout(timeout);
    const either = signal ? AbortSignal.any([signal, late]) : late;
    // Every one of them listens while it is waited for.
    setMaxListeners(0, either);
    try {
      for (let head = -1; head !== (await this.#events.head()); ) {
        await after?.settled();
        head = await this.#events.head();
        const position = head;
        await Promise.all(this.#all.map((one) => one.waitFor(position, either)));
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw late.aborted ? new Unavailable(what, { cause: error }) : error;
    }
  }

  /** Throws what keeps one of them from going on. */
  check(): void {
    for (const { failure } of this.#all) if (failure !== undefined) throw failure;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end();
    await Promise.all(this.#all.map((one) => one.close()));
  }
}
