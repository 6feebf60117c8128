import type { CardKind } from './scene.ts';

/** What a kind of card is called where people read it. */
export const kindWord: Readonly<Record<CardKind, string>> = {
  context: 'context',
  aggregate: 'aggregate',
  entity: 'entity',
  command: 'command',
  event: 'event',
  view: 'view',
  query: 'query',
  policy: 'policy',
  saga: 'saga',
  process: 'process',
  channel: 'channel',
  message: 'message',
  stream: 'stream',
  processor: 'processor',
  service: 'domain service',
  external: 'external system',
};
