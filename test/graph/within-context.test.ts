import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { withinContext } from '../../src/graph/within-context.ts';
import { exampleText, modelOf } from '../model/model-of.ts';

test('one context keeps what its nodes touch in others, and its own relations', async () => {
  const graph = withinContext(buildGraph(await modelOf(exampleText('shop'))), 'Notifications');
  expect(graph.contexts.map(({ name }) => name)).toEqual(['Ordering', 'Notifications']);
  expect(graph.relations.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'Ordering Notifications',
    'Notifications Ordering',
  ]);
  expect(graph.nodes.map(({ id }) => id)).toEqual([
    'root:Ordering.Order',
    'event:Ordering.OrderCancelled',
    'saga:Ordering.Checkout',
    'command:Notifications.SendReceipt',
    'command:Notifications.SendCancellation',
    'policy:Notifications.TellCustomer',
  ]);
});
