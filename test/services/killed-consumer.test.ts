import { channelNames } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { killConsumer, killedWithin } from '../runtime/messaging/killed-consumer.ts';
import { brokerServers } from './brokers.ts';

describe.for(brokerServers.filter(({ isThere }) => isThere))('a consumer of $name', (server) => {
  it(
    'that is killed in the middle loses and repeats nothing',
    async () => {
      const [name = ''] = channelNames();
      // By the poison three times, and at random.
      expect(await killConsumer(server.url, name)).toBeGreaterThan(3);
      await server.remove([name]);
    },
    2 * killedWithin,
  );
});
