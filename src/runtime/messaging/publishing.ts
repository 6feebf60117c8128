import { abortable } from '../resilience/index.ts';

/** What is being published, which a broker that closes waits for. */
export class Publishing {
  readonly #underWay = new Set<Promise<void>>();

  /** Publishes; whoever leaves does not wait for the end, but the message goes out all the same. */
  async run(publish: () => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const publishing = publish();
    this.#underWay.add(publishing);
    const done = (): void => void this.#underWay.delete(publishing);
    publishing.then(done, done);
    await abortable(publishing, signal);
  }

  /** Until everything has gone out or failed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
}
