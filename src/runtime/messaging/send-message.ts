import { newId } from '../domain/index.ts';
import { currentCorrelationId } from '../observability/index.ts';
import type { Channel } from './message.ts';
import type { MessageBroker } from './message-broker.ts';
import type { MessageFormat } from './message-format.ts';
import { messageOf } from './published-message.ts';

export interface SentMessage {
  readonly channel: Channel;
  readonly type: string;
  readonly format: MessageFormat;
  /** Who sends it, as CloudEvents say it. */
  readonly source: string;
  /** What it says, as JSON can write it. */
  readonly data: object;
}

/** Puts a message of this application's own into a channel; once it resolves the broker has it. */
export async function sendMessage(broker: MessageBroker, sent: SentMessage): Promise<void> {
  const { channel, data, ...named } = sent;
  const id = newId();
  const correlationId = currentCorrelationId() ?? newId();
  const about = { ...named, id, key: id, correlationId, time: new Date().toISOString() };
  await broker.publish(channel, [messageOf(about, data)]);
}
