import type { OutgoingMessage } from './message.ts';

/**
 * Sends messages side by side, and those of one key one after the other: where one fails, those after
 * it are not sent, so that sending all again keeps the order. Throws what the first of them threw,
 * once nothing is under way any more.
 */
export async function inKeyOrder(
  messages: readonly OutgoingMessage[],
  send: (message: OutgoingMessage) => Promise<unknown>,
): Promise<void> {
  const ends = new Map<string, Promise<unknown>>();
  for (const message of messages) {
    const key = message.key ?? message.id;
    const before = ends.get(key);
    ends.set(key, before === undefined ? send(message) : before.then(() => send(message)));
  }
  for (const end of await Promise.allSettled(ends.values())) {
    if (end.status === 'rejected') throw end.reason;
  }
}
