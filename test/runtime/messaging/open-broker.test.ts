import { newId } from '@plinth/runtime/domain';
import { MemoryEventStore } from '@plinth/runtime/eventsourcing';
import { type Channel, channelCodec, openBroker } from '@plinth/runtime/messaging';
import { describe, expect, it } from 'vitest';

const events = new MemoryEventStore([]);

describe('a broker', () => {
  it.each([
    ['embedded', 'embedded'],
    ['nats://127.0.0.1:1', 'nats'],
    ['amqp://guest:guest@127.0.0.1:1', 'rabbitmq'],
  ])('of %s is opened without waiting for a server', async (url, engine) => {
    const broker = await openBroker({ url, events });
    expect(broker.engine).toBe(engine);
    await broker.close();
  });

  it.each(['nats://127.0.0.1:1', 'amqp://guest:guest@127.0.0.1:1'])(
    'at %s, where nobody answers, is not available',
    async (url) => {
      const broker = await openBroker({ url, events });
      const publishing = broker.publish({ name: 'parcels', kind: 'topic' }, []);
      await expect(publishing).rejects.toMatchObject({ code: 'Unavailable' });
      await expect(broker.check()).rejects.toMatchObject({ code: 'Unavailable' });
      await broker.close();
    },
  );

  it('of another kind is refused, and not shown with its password', async () => {
    const opening = openBroker({ url: 'kafka://me:secret@host', events });
    await expect(opening).rejects.toThrow('BROKER_URL is kafka:…, which is no broker');
    await expect(openBroker({ url: 'a secret', events })).rejects.toThrow(/which is no broker/);
  });

  it('keeps in the log what the application consumes, and all that is put into a queue', async () => {
    const names = ['orders', 'unheard', 'work'];
    const log = new MemoryEventStore(names.map(channelCodec));
    const heard: Channel = { name: 'orders', kind: 'topic' };
    const told: readonly Channel[] = [
      heard,
      { name: 'unheard', kind: 'topic' },
      { name: 'work', kind: 'queue' },
    ];
    const broker = await openBroker({ url: 'embedded', events: log, channels: [heard] });
    for (const channel of told) await broker.publish(channel, [{ id: newId(), body: '{}' }]);
    const kept = await log.readAll({ after: 0, limit: 10 });
    expect(kept.map(({ stream }) => stream.category)).toEqual(['channel:orders', 'channel:work']);
  });

  it('says where its default loses what it has acknowledged', async () => {
    const broker = await openBroker({ url: 'nats://127.0.0.1:1', events });
    expect(broker.remarks).toEqual([expect.stringContaining('before they are synced to disk')]);
  });
});
