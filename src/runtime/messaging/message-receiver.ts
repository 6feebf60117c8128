import { newId } from '../domain/index.ts';
import type { EventStore } from '../eventsourcing/index.ts';
import { type Lease, LeaseLost, type LeaseStore } from '../leases/index.ts';
import { delayAfter, harmless, pause } from '../resilience/index.ts';
import type { Channel } from './message.ts';
import type { MessageBroker } from './message-broker.ts';
import { storeMessages } from './store-messages.ts';

export interface MessageReceiverOptions {
  readonly broker: MessageBroker;
  /** The log that what comes in is kept in, with a codec for each channel. */
  readonly events: EventStore;
  /** In the same database as the log, which they fence. */
  readonly leases: LeaseStore;
  readonly channels: readonly Channel[];
  /** Who receives, as others see it: all who share the database. */
  readonly group: string;
  /** Told what keeps a channel from being received. */
  readonly onError: (error: unknown, channel: string) => void;
  /** After how many milliseconds another process takes over from one that has died. Default 5,000. */
  readonly takeOverAfter?: number;
}

const pauses = { attempts: 0, from: 100, upTo: 10_000 };

/**
 * Takes what a broker has for this application into its own log, where consumers subscribe to it:
 * from there on it is in the application's database, and is handled, tried again and parked there.
 * One process at a time receives a channel, so that its order is kept; another one takes over when
 * that has died. The broker forgets a message only when it is in the log.
 *
 * @example
 * const receiver = new MessageReceiver({ broker, events, leases, channels, group: 'shop', onError });
 * await receiver.start();
 */
export class MessageReceiver {
  readonly #options: MessageReceiverOptions;
  readonly #owner = newId();
  readonly #stopping = new AbortController();
  readonly #failures = new Map<string, unknown>();
  #running: readonly Promise<void>[] = [];

  constructor(options: MessageReceiverOptions) {
    this.#options = { ...options, onError: harmless(options.onError) };
  }

  /** From when on what is sent is kept for this application. A broker that is away is waited for. */
  async start(): Promise<void> {
    const { broker, channels, group } = this.#options;
    for (const channel of channels) {
      try {
        await broker.subscribe({ channel, group });
      } catch (error) {
        this.#fail(error, channel);
      }
    }
    if (broker.engine === 'embedded') return;
    this.#running = channels.map((channel) => this.#follow(channel));
  }

  /** Throws what keeps a channel from being received: a health check. */
  check(): void {
    for (const failure of this.#failures.values()) throw failure;
  }

  /** Stores what has come in, and receives nothing more. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
  }

  async #follow(channel: Channel): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      const begun = performance.now();
      try {
        if (!(await this.#receive(channel))) await this.#rest(this.#ttl / 5);
        this.#failures.delete(channel.name);
      } catch (error) {
        if (signal.aborted || error instanceof LeaseLost) continue;
        this.#fail(error, channel);
        failures = performance.now() - begun > pauses.upTo ? 0 : failures + 1;
        await this.#rest(delayAfter(failures - 1, pauses));
      }
    }
  }

  /** False: another process does. */
  async #receive(channel: Channel): Promise<boolean> {
    const { broker, events, leases, group } = this.#options;
    const name = `receive ${group} ${channel.name}`;
    const lease = await leases.take(name, { owner: this.#owner, ttl: this.#ttl });
    if (lease === undefined) return false;
    const held = this.#keep(lease);
    try {
      await broker.subscribe({ channel, group });
      await broker.receive({
        channel,
        group,
        signal: held.signal,
        store: (messages) =>
          events.unitOfWork.run(async () => {
            await leases.hold(lease, this.#ttl);
            await storeMessages(events, channel.name, messages);
            this.#failures.delete(channel.name);
          }),
      });
    } finally {
      held.end();
      await leases.release(lease);
    }
    return true;
  }

  /** Prolongs a lease until it is lost, which the signal tells, or ended. */
  #keep(lease: Lease): { readonly signal: AbortSignal; readonly end: () => void } {
    const lost = new AbortController();
    const beat = setInterval(() => {
      this.#options.leases.hold(lease, this.#ttl).catch((error: unknown) => {
        // Whatever else it is, the lease is fenced where something is stored.
        if (error instanceof LeaseLost) lost.abort();
      });
    }, this.#ttl / 3);
    return {
      signal: AbortSignal.any([this.#stopping.signal, lost.signal]),
      end: () => clearInterval(beat),
    };
  }

  get #ttl(): number {
    return this.#options.takeOverAfter ?? 5_000;
  }

  #rest(millis: number): Promise<void> {
    return pause(millis, this.#stopping.signal).catch(() => undefined);
  }

  #fail(error: unknown, { name }: Channel): void {
    this.#failures.set(name, error);
    this.#options.onError(error, name);
  }
}
