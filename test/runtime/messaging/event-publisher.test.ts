import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { newId, Unavailable } from '@plinth/runtime/domain';
import { MemorySubscriptionStore, SubscriptionRunner } from '@plinth/runtime/events';
import { codec, MemoryEventStore } from '@plinth/runtime/eventsourcing';
import { MemoryLeaseStore } from '@plinth/runtime/leases';
import {
  type Channel,
  channelCodec,
  EmbeddedBroker,
  EventPublisher,
  type OutgoingMessage,
  publication,
} from '@plinth/runtime/messaging';
import { parcelConsumer, seenAll } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Sent {
  readonly parcel: string;
  readonly entry: number;
  readonly secret: string;
}

const category = 'post.parcel';
const orders: Channel = { name: 'parcels', kind: 'topic' };
const unitOfWork = new MemoryUnitOfWork();
let events: MemoryEventStore;
let broker: FailingBroker;
let runner: SubscriptionRunner | undefined;
let logged: string[];
let store: MemorySubscriptionStore;

const log = {
  warn: (_: object, message?: string) => logged.push(`warn: ${message}`),
  info: (_: object, message?: string) => logged.push(`info: ${message}`),
};

class FailingBroker extends EmbeddedBroker {
  readonly sent: OutgoingMessage[] = [];
  /** How many attempts fail from now on. */
  failures = 0;

  override async publish(channel: Channel, messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Unavailable('the broker');
    }
    this.sent.push(...messages);
    await super.publish(channel, messages);
  }
}

async function send(parcel: string, entry: number): Promise<string> {
  const stream = { category, id: parcel };
  const meta = {
    id: newId(),
    at: '2026-01-31T10:00:00.000Z',
    actorId: null,
    correlationId: 'request-7',
    causationId: null,
    streamVersion: entry,
  };
  const data: Sent = { parcel, entry, secret: 'not for others' };
  await events.append(stream, 'any', [{ type: 'ParcelSent', data, meta }]);
  return meta.id;
}

const sent = (format: 'cloudevents' | 'json' = 'cloudevents') =>
  publication<Sent>({
    type: 'ParcelSent',
    channel: orders,
    format,
    version: 2,
    schema: { type: 'object' },
    key: ({ parcel }) => parcel,
    fields: ({ parcel, entry }, { at }) => {
      if (parcel === 'broken') throw new TypeError('it has no address');
      return { parcel, entry, at };
    },
  });

async function start(
  publisher: EventPublisher,
  others = [] as ReturnType<typeof parcelConsumer>[],
) {
  runner = new SubscriptionRunner({
    events,
    store,
    leases: new MemoryLeaseStore(unitOfWork),
    subscriptions: [publisher, ...others],
    onError: () => undefined,
    pollEvery: 20,
  });
  await runner.start();
  return runner;
}

const publisherOf = (format?: 'cloudevents' | 'json'): EventPublisher =>
  new EventPublisher(
    { broker, log },
    {
      name: 'post:publisher',
      source: '/mail/post',
      publications: { [category]: { ParcelSent: sent(format) } },
    },
  );

beforeEach(() => {
  const own = codec<{ ParcelSent: Sent }>({ category, events: { ParcelSent: { version: 1 } } });
  events = new MemoryEventStore([own, channelCodec(orders.name)], unitOfWork);
  store = new MemorySubscriptionStore(unitOfWork);
  broker = new FailingBroker(events);
  logged = [];
});

afterEach(async () => {
  await runner?.close();
});

describe('a publisher of events', () => {
  it('says what has happened as a CloudEvent, with the fields that are for others', async () => {
    const running = await start(publisherOf());
    const id = await send('a', 1);
    await running.settled();
    const [message] = broker.sent;
    expect(message).toMatchObject({ id, key: 'a' });
    expect(message?.headers).toEqual({
      'content-type': 'application/cloudevents+json',
      correlationid: 'request-7',
    });
    expect(JSON.parse(message?.body ?? '')).toEqual({
      specversion: '1.0',
      id,
      source: '/mail/post',
      type: 'ParcelSent',
      time: '2026-01-31T10:00:00.000Z',
      subject: 'a',
      datacontenttype: 'application/json',
      dataversion: '2',
      partitionkey: 'a',
      correlationid: 'request-7',
      data: { parcel: 'a', entry: 1, at: '2026-01-31T10:00:00.000Z' },
    });
  });

  it('says it in bare fields, its type in a header', async () => {
    const running = await start(publisherOf('json'));
    await send('a', 1);
    await running.settled();
    const [message] = broker.sent;
    expect(message?.headers).toMatchObject({
      'content-type': 'application/json',
      type: 'ParcelSent',
    });
    expect(JSON.parse(message?.body ?? '')).toEqual({
      parcel: 'a',
      entry: 1,
      at: '2026-01-31T10:00:00.000Z',
    });
  });

  it('is heard by consumers, in order for each key', async () => {
    const seen: string[] = [];
    const consumer = parcelConsumer(orders, (told) => seen.push(told), { concurrency: 4 });
    await start(publisherOf(), [consumer]);
    for (let entry = 1; entry <= 20; entry += 1) {
      for (const parcel of ['a', 'b']) await send(parcel, entry);
    }
    await seenAll(seen, 40);
    for (const parcel of ['a', 'b']) {
      expect(seen.filter((told) => told.startsWith(parcel))).toEqual(
        Array.from({ length: 20 }, (_, at) => `${parcel} ${at + 1}`),
      );
    }
  });

  it('waits for a broker that is away, says so, and then publishes in order', async () => {
    const publisher = publisherOf();
    const running = await start(publisher);
    broker.failures = 5;
    for (let entry = 1; entry <= 3; entry += 1) await send('a', entry);
    await expect
      .poll(() => {
        try {
          publisher.check();
          return 'well';
        } catch (error) {
          return error;
        }
      })
      .toMatchObject({ code: 'Unavailable' });
    expect(await running.status()).toMatchObject([{ behind: 3, parked: 0 }]);
    await running.settled({ timeout: 30_000 });
    publisher.check();
    expect(broker.sent.map(({ body }) => JSON.parse(body).data.entry)).toEqual([1, 2, 3]);
    expect(logged).toEqual(['warn: nothing is published', 'info: it publishes again']);
    expect(await running.status()).toMatchObject([{ behind: expect.any(Number), parked: 0 }]);
  });

  it('parks what cannot be put into words, and goes on', async () => {
    const running = await start(publisherOf());
    await send('broken', 1);
    await send('a', 1);
    await running.settled();
    expect(broker.sent).toHaveLength(1);
    expect(await store.deadLetters.list()).toMatchObject([
      {
        code: 'Unpublishable',
        message: 'ParcelSent cannot be published: it has no address',
        attempts: 1,
      },
    ]);
  });
});
