import { messagingContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { brokerServers, onBroker } from './brokers.ts';

describe.for(brokerServers.filter(({ isThere }) => isThere))('messages on $name', (server) => {
  const make = (channels: readonly string[]) => onBroker(server, server.url, channels);
  for (const { title, run } of messagingContract(make)) it(title, run);
});
