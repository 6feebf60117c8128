import type { NatsMessage } from './nats-client.ts';

/**
 * What JetStream has delivered and is not yet told that it is kept. As long as that takes, the server
 * is told that it is under way; what it delivers again all the same is known here.
 */
export class Unacknowledged {
  readonly #messages = new Map<number, NatsMessage>();
  readonly #beating: NodeJS.Timeout;

  /** `beatEvery`: in milliseconds, shorter than the server waits for an acknowledgement. */
  constructor(beatEvery: number) {
    this.#beating = setInterval(() => {
      for (const message of this.#messages.values()) message.working();
    }, beatEvery);
  }

  /** False: it is held already. */
  add(message: NatsMessage): boolean {
    if (this.#messages.has(message.seq)) return false;
    this.#messages.set(message.seq, message);
    return true;
  }

  acknowledge(messages: readonly NatsMessage[]): void {
    for (const message of messages) {
      message.ack();
      this.#messages.delete(message.seq);
    }
  }

  /** What is left is delivered again. */
  close(): void {
    clearInterval(this.#beating);
  }
}
