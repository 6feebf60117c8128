import { randomBytes, randomUUID } from 'node:crypto';
import { deposit, rate } from './event-race.js';
import { printTable, race } from './measure.js';

const natsUrl = process.env.NATS_URL ?? 'nats://127.0.0.1:4222';
const rabbitUrl = process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672';
const count = 1_000;

const messageOf = () => ({ id: randomUUID(), body: JSON.stringify(deposit(randomUUID())) });

/** Publishing with acknowledgement and consuming, against the clients that plinth itself uses. */
export async function benchMessaging() {
  await raceBroker('NATS', await plainNats(), natsUrl);
  await raceBroker('RabbitMQ', await plainRabbit(), rabbitUrl);
}

async function raceBroker(broker, plain, url) {
  const ours = await plinth(url);
  const contestants = [plain, ours];
  try {
    for (const atOnce of [1, 64]) {
      const times = await race(
        contestants.map(({ name, publish }) => ({
          name,
          run: () => publishAll(publish, atOnce),
        })),
        5,
      );
      const title = `${broker}: publishing with acknowledgement, ${atOnce} at once`;
      printTable(title, times, { anchor: plain.name, unit: '/s', digits: 0, rate: true });
    }
    const consuming = contestants.map(({ name, publish, consume, empty }) => ({
      name,
      before: async () => {
        await empty();
        await publishAll(publish, 64);
      },
      run: async () => {
        const start = performance.now();
        await consume(count);
        return rate(count, start);
      },
    }));
    printTable(`${broker}: consuming with acknowledgement`, await race(consuming, 5), {
      anchor: plain.name,
      unit: '/s',
      digits: 0,
      rate: true,
    });
  } finally {
    await ours.close();
    await plain.remove(ours.channel);
    await plain.close();
  }
}

async function publishAll(publish, atOnce) {
  const start = performance.now();
  let left = count;
  const keepPublishing = async () => {
    while (left > 0) {
      left -= 1;
      await publish(messageOf());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepPublishing));
  return rate(count, start);
}

const channelName = () => `bench-${randomBytes(4).toString('hex')}`;

async function plainNats() {
  const { connect } = await import('@nats-io/transport-node');
  const { jetstream, jetstreamManager } = await import('@nats-io/jetstream');
  const connection = await connect({ servers: new URL(natsUrl).host });
  const manager = await jetstreamManager(connection);
  const stream = channelName();
  await manager.streams.add({ name: stream, subjects: [stream], retention: 'workqueue' });
  await manager.consumers.add(stream, {
    durable_name: 'workers',
    ack_policy: 'explicit',
    max_ack_pending: 512,
  });
  const client = jetstream(connection);
  return {
    name: 'plain @nats-io/jetstream',
    publish: ({ id, body }) => client.publish(stream, body, { msgID: id }),
    consume: async (wanted) => {
      const messages = await (await client.consumers.get(stream, 'workers')).consume();
      let seen = 0;
      for await (const message of messages) {
        message.ack();
        seen += 1;
        if (seen === wanted) break;
      }
      await connection.flush();
    },
    empty: () => manager.streams.purge(stream),
    remove: (name) => manager.streams.delete(name),
    close: async () => {
      await manager.streams.delete(stream);
      await connection.close();
    },
  };
}

async function plainRabbit() {
  const { default: amqplib } = await import('amqplib');
  const connection = await amqplib.connect(rabbitUrl);
  const on = await connection.createConfirmChannel();
  const queue = channelName();
  await on.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await on.prefetch(512);
  return {
    name: 'plain amqplib, quorum queue',
    publish: ({ id, body }) =>
      new Promise((resolve, reject) => {
        const options = { messageId: id, persistent: true };
        const answered = (error) => (error ? reject(error) : resolve());
        on.publish('', queue, Buffer.from(body), options, answered);
      }),
    consume: async (wanted) => {
      let seen = 0;
      let finish;
      const finished = new Promise((resolve) => {
        finish = resolve;
      });
      const { consumerTag } = await on.consume(queue, (message) => {
        on.ack(message);
        seen += 1;
        if (seen === wanted) finish();
      });
      await finished;
      await on.cancel(consumerTag);
    },
    empty: () => on.purgeQueue(queue),
    remove: async (name) => {
      await on.deleteQueue(name);
      await on.deleteExchange(name);
    },
    close: async () => {
      await on.deleteQueue(queue);
      await connection.close();
    },
  };
}

async function plinth(url) {
  const { openBroker } = await import('@plinth/runtime/messaging');
  const broker = await openBroker({ url });
  const channel = { name: channelName(), kind: 'queue' };
  const group = 'workers';
  await broker.subscribe({ channel, group });
  const consume = async (wanted) => {
    const stopping = new AbortController();
    let seen = 0;
    const store = async (messages) => {
      seen += messages.length;
      if (seen >= wanted) stopping.abort();
    };
    await broker.receive({ channel, group, store, signal: stopping.signal });
  };
  return {
    name: `plinth, ${broker.engine}`,
    channel: channel.name,
    publish: (message) => broker.publish(channel, [message]),
    consume,
    empty: () => emptied(broker, channel, group),
    close: () => broker.close(),
  };
}

/** Takes what was left by the race of publishing. */
async function emptied(broker, channel, group) {
  const stopping = new AbortController();
  let last = performance.now();
  const idle = setInterval(() => performance.now() - last > 300 && stopping.abort(), 50);
  const store = async () => {
    last = performance.now();
  };
  await broker.receive({ channel, group, store, signal: stopping.signal });
  clearInterval(idle);
}
