import { createHash } from 'node:crypto';
import { type EventMeta, isConflict, newId } from '../domain/index.ts';
import { keepable } from '../events/keepable.ts';
import type { EventStore } from '../eventsourcing/index.ts';
import { retry } from '../resilience/index.ts';
import { isObject, readCloudEvent } from './cloud-event.ts';
import type { IncomingMessage } from './message.ts';
import { categoryOf, receivedEvent, type StoredMessage } from './stored-message.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const again = { attempts: 5, from: 1, upTo: 50, when: isConflict };

/**
 * Keeps messages in the log, in this order; those that it holds already are not kept again. Joins the
 * unit of work that is running.
 */
export async function storeMessages(
  events: EventStore,
  channel: string,
  messages: readonly IncomingMessage[],
): Promise<void> {
  const store = async (): Promise<void> => {
    for (const message of messages) await storeNew(events, channel, message);
  };
  if (events.unitOfWork.active) return store();
  // Somebody else may be storing one of them.
  await retry(() => events.unitOfWork.run(store), again);
}

async function storeNew(
  events: EventStore,
  channel: string,
  incoming: IncomingMessage,
): Promise<void> {
  const { message, correlationId } = described(incoming);
  const id = uuidOf(message.id);
  const stream = { category: categoryOf(channel), id };
  if ((await events.read(stream)).length > 0) return;
  await events.append(stream, 0, [receivedEvent(message, metaOf(id, correlationId))]);
}

/** What a message says of itself, in its body or in its headers. */
function described(incoming: IncomingMessage): {
  readonly message: StoredMessage;
  readonly correlationId: string | undefined;
} {
  const text = textOf(incoming.body);
  const body = parsed(text.body);
  const event = readCloudEvent(body);
  const { headers } = incoming;
  const named = isObject(body) && typeof body.type === 'string' ? body.type : '';
  const id = event === undefined ? incoming.id : `${event.source} ${event.id}`;
  const name = id || newId();
  const message = {
    id: name,
    type: columnOf(event?.type ?? headers.type ?? named),
    key: columnOf(incoming.key || event?.partitionkey || name),
    headers,
    ...text,
  };
  const correlationId = event?.correlationid ?? headers.correlationid;
  return { message, correlationId: correlationId && columnOf(correlationId) };
}

const metaOf = (id: string, correlationId: string | undefined): EventMeta => ({
  id,
  at: new Date().toISOString(),
  actorId: null,
  correlationId: correlationId || newId(),
  causationId: null,
  streamVersion: 1,
});

/** The id by which the log tells messages: of a form that every database keeps. */
function uuidOf(id: string): string {
  if (uuid.test(id)) return id;
  const hash = createHash('sha256').update(id).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

function textOf(body: Uint8Array | string): Pick<StoredMessage, 'body' | 'encoding'> {
  if (typeof body === 'string') return { body, encoding: 'utf-8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { body: text, encoding: 'utf-8' };
  } catch {
    return { body: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

// What is a column by itself.
const columnOf = (name: string): string => keepable(name.slice(0, 1_000));
