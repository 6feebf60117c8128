import type { Command, CommandSender } from '../cqrs/index.ts';
import { newId } from '../domain/index.ts';
import { MemorySubscriptionStore, SubscriptionRunner } from '../events/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import { MemoryLeaseStore } from '../leases/index.ts';
import {
  MemoryProcessStore,
  type Process,
  type ProcessInstance,
  ProcessRunner,
  timerCodec,
} from '../saga/index.ts';
import { type NotingSender, notingSender } from './noting-sender.ts';
import { readFields } from './read-fields.ts';
import { triedOnce } from './tried-once.ts';

export interface ProcessTestOptions {
  /** Is handed what notes the commands that are sent, and answers none of them. */
  readonly make: (commands: CommandSender) => Process;
  /** Of the events that it hears. */
  readonly codecs: readonly EventCodec[];
}

/** The process that was heard of last. */
export interface TestedInstance {
  readonly state: ProcessInstance['state'];
  /** The names of the timers that wait. */
  readonly timers: readonly string[];
}

interface Working {
  readonly processes: ProcessRunner;
  /** Until what has happened is handled. */
  readonly settle: () => Promise<void>;
}

const start = Date.parse('2026-01-01T00:00:00.000Z');

/**
 * What a process sends as events happen and time goes by, over engines in memory. Timers wait until
 * `later`, and nobody waits for them.
 *
 * @example
 * const test = new ProcessTest({ make: (commands) => new AbandonedDraftProcess(commands), codecs: [orderEvents] });
 * await test.when(orderEvents, 'OrderOpened', { orderId: 'o-1', customerId: 'c-1' });
 * expect(await test.later()).toEqual([expect.any(CancelCommand)]);
 */
export class ProcessTest {
  readonly #process: Process;
  readonly #commands: NotingSender = notingSender();
  readonly #events: MemoryEventStore;
  readonly #store: MemoryProcessStore;
  readonly #subscriptions: MemorySubscriptionStore;
  readonly #leases: MemoryLeaseStore;
  #now = start;

  constructor({ make, codecs }: ProcessTestOptions) {
    this.#process = make(this.#commands);
    this.#events = new MemoryEventStore([...codecs, timerCodec]);
    const { unitOfWork } = this.#events;
    this.#store = new MemoryProcessStore(unitOfWork);
    this.#subscriptions = new MemorySubscriptionStore(unitOfWork);
    this.#leases = new MemoryLeaseStore(unitOfWork);
  }

  /**
   * Lets an event happen, written as it is stored, and answers the commands that are sent for it.
   * Throws when it could not be handled, and when a command is sent without a key.
   */
  async when(codec: EventCodec, type: string, json: object): Promise<readonly Command<unknown>[]> {
    const data = readFields(codec, type, json);
    return this.#work(async ({ settle }) => {
      const at = new Date(this.#now).toISOString();
      const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
      const stream = { category: codec.category, id: 'one' };
      await this.#events.append(stream, 'any', [
        { type, data, meta: { ...meta, streamVersion: 1 } },
      ]);
      await settle();
    });
  }

  /** Lets all timers fire, the first of them first, and answers the commands that they send. */
  async later(): Promise<readonly Command<unknown>[]> {
    const names = [this.#process.name];
    const sent: Command<unknown>[] = [];
    for (;;) {
      const due = await this.#store.nextDue(names);
      if (due === undefined) return sent;
      this.#now = Math.max(this.#now, due);
      const fired = await this.#work(async ({ processes, settle }) => {
        processes.start();
        await processes.settled({ after: { settled: settle } });
      });
      sent.push(...fired);
    }
  }

  /** Undefined: none was started. */
  async instance(): Promise<TestedInstance | undefined> {
    const [running] = await this.#store.list();
    const [one = running] = running ? [] : await this.#store.list({ state: 'ended' });
    if (one === undefined) return undefined;
    const timers = await this.#store.timers(one.process, one.key);
    return { state: one.state, timers: timers.map(({ name }) => name) };
  }

  /** Lets something happen, and the process do what it has to about it. */
  async #work(happen: (working: Working) => Promise<void>): Promise<readonly Command<unknown>[]> {
    const before = this.#commands.sent.length;
    const stuck = new AbortController();
    const onError = (error: unknown): void => stuck.abort(error);
    const events = this.#events;
    const processes = new ProcessRunner({
      events,
      store: this.#store,
      processes: [this.#process],
      onError,
      now: () => this.#now,
    });
    const runner = new SubscriptionRunner({
      events,
      store: this.#subscriptions,
      leases: this.#leases,
      subscriptions: processes.subscriptions.map((one) => triedOnce(one)),
      onError,
    });
    await runner.start();
    try {
      await happen({ processes, settle: () => runner.settled({ signal: stuck.signal }) });
    } finally {
      await processes.close();
      await runner.close();
    }
    const [letter] = await this.#subscriptions.deadLetters.list();
    if (letter !== undefined) throw new Error(`${letter.type} failed: ${letter.message}`);
    return this.#commands.sent.slice(before);
  }
}
