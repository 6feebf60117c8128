import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, MessageBroker, OutgoingMessage } from '@plinth/runtime/messaging';
import { expect } from 'vitest';

/** Sends each message until the broker has it, as a relay does; answers how often it failed. */
export async function sendAll(
  broker: MessageBroker,
  channel: Channel,
  messages: readonly OutgoingMessage[],
): Promise<number> {
  let failures = 0;
  for (const message of messages) {
    for (;;) {
      try {
        await broker.publish(channel, [message]);
        break;
      } catch (error) {
        expect(error).toMatchObject({ code: 'Unavailable' });
        failures += 1;
        await sleep(20);
      }
    }
  }
  return failures;
}
