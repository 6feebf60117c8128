import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { exampleText, modelOf } from '../model/model-of.ts';

const graphOf = async (text: string): Promise<Graph> => buildGraph(await modelOf(text));

/** A graph of one context, `Shop`, that holds this and nothing else. */
const shopWith = (body: string): Promise<Graph> =>
  graphOf(
    `plinth: 1\napp: { name: shop }\ncontexts:\n  Shop:\n${body.trim().replace(/^/gm, '    ')}\n`,
  );

const edgeTexts = ({ edges }: Graph): readonly string[] =>
  edges.map(
    ({ from, kind, to, via }) => `${from} ${kind} ${to}${via === undefined ? '' : ` (${via})`}`,
  );

const nodeTexts = ({ nodes }: Graph): readonly string[] =>
  nodes.map(({ id, facts }) => [id, ...facts].join(' | '));

const ORDER = `
aggregates:
  Order:
    store: events
    states: [Open, Closed]
    fields: { title: string }
    commands:
      Start: { state: new -> Open, input: { title: string }, emit: Started, http: POST /orders }
      Close: { state: Open -> Closed, emit: Ended }
    events: { Started: { title: string }, Ended: {} }`;

const ORDER_NODES = [
  'root:Shop.Order | event-sourced',
  'command:Shop.Order.Start | POST /orders | new -> Open',
  'command:Shop.Order.Close | Open -> Closed',
  'event:Shop.Started',
  'event:Shop.Ended',
];
const ORDER_EDGES = [
  'command:Shop.Order.Start emits event:Shop.Started',
  'command:Shop.Order.Close emits event:Shop.Ended',
];

interface Case {
  readonly title: string;
  /** Beside ORDER. */
  readonly given: string;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'policy',
    given: 'policies: { End: { on: Started, do: Order.Close(orderId) } }',
    nodes: ['policy:Shop.End'],
    edges: [
      'event:Shop.Started triggers policy:Shop.End',
      'policy:Shop.End calls command:Shop.Order.Close',
    ],
  },
  {
    title: 'policy written by hand',
    given: 'policies: { End: { on: [Started, Ended], code: true } }',
    nodes: ['policy:Shop.End | by hand'],
    edges: [
      'event:Shop.Started triggers policy:Shop.End',
      'event:Shop.Ended triggers policy:Shop.End',
    ],
  },
  {
    title: 'saga with compensation',
    given: `
sagas:
  Run:
    on: Started
    timeout: 10m
    steps: [{ step: first, do: "Order.Start({ title })", undo: Order.Close(orderId) }]
    failed: Order.Close(orderId)`,
    nodes: ['saga:Shop.Run | within 10 min'],
    edges: [
      'event:Shop.Started triggers saga:Shop.Run',
      'saga:Shop.Run calls command:Shop.Order.Start (first)',
      'saga:Shop.Run undoes command:Shop.Order.Close (first)',
      'saga:Shop.Run calls command:Shop.Order.Close (failed)',
    ],
  },
  {
    title: 'process with a timer',
    given: `
processes:
  Expiry:
    key: { orderId: uuid }
    on:
      Started: { start: true, schedule: { expire: { after: 24h, do: Order.Close(orderId) } } }
      Ended: { end: true }`,
    nodes: ['process:Shop.Expiry | one per orderId'],
    edges: [
      'event:Shop.Started triggers process:Shop.Expiry (starts)',
      'process:Shop.Expiry calls command:Shop.Order.Close (after 24 h)',
      'event:Shop.Ended triggers process:Shop.Expiry (ends)',
    ],
  },
  {
    title: 'view and query',
    given: `
views: { Row: { key: { orderId: uuid }, fields: { title: string? }, sync: true, on: { Started: {} } } }
queries:
  Rows: { from: Row, http: GET /rows }
  One: { from: Order, input: { id: uuid }, where: [id] }`,
    nodes: [
      'view:Shop.Row | by orderId | in the same transaction',
      'query:Shop.Rows | GET /rows',
      'query:Shop.One',
    ],
    edges: [
      'event:Shop.Started updates view:Shop.Row',
      'query:Shop.Rows reads view:Shop.Row',
      'query:Shop.One reads root:Shop.Order',
    ],
  },
  {
    title: 'application command',
    given:
      'commands: { Both: { input: { a: uuid }, do: [Order.Close(a)], http: POST /both }, Other: { code: true } }',
    nodes: ['command:Shop.Both | POST /both', 'command:Shop.Other | by hand'],
    edges: ['command:Shop.Both calls command:Shop.Order.Close'],
  },
  {
    title: 'messages, streams and publications',
    given: `
publishes: { Ended: { as: order.ended, channel: orders } }
consumes: { jobs: { kind: queue, messages: { close: { fields: { orderId: uuid }, do: Order.Close(orderId) } } } }
streams: { all: { from: [Started], partitions: 2, processors: { Count: { code: true } } } }`,
    nodes: [
      'channel:Shop.jobs | queue',
      'message:Shop.jobs.close',
      'event:Shop.Ended | published as order.ended on orders',
      'stream:Shop.all | 2 partitions',
      'processor:Shop.all.Count | by hand',
    ],
    edges: [
      'message:Shop.jobs.close calls command:Shop.Order.Close',
      'event:Shop.Started triggers processor:Shop.all.Count',
    ],
  },
  {
    title: 'entity with events, references and rows of its own',
    given: `
entities:
  Item: { fields: { order: ref Order, parent: ref Item?, pictures: Picture* }, crud: [create, get], http: /items, events: [created] }
  Picture: { fields: { url: uri } }`,
    nodes: [
      'root:Shop.Item | create get | /items',
      'event:Shop.ItemCreated | when created',
      'root:Shop.Picture',
    ],
    edges: [
      'root:Shop.Item refersTo root:Shop.Order (order)',
      'root:Shop.Item refersTo root:Shop.Item (parent)',
      'root:Shop.Item owns root:Shop.Picture (pictures)',
    ],
  },
];

describe('the graph of one context', () => {
  test.each(cases)('$title', async ({ given, nodes, edges }) => {
    const graph = await shopWith(`${ORDER}\n${given.trim()}`);
    const wantedNodes = nodes.some((node) => node.startsWith('event:Shop.Ended'))
      ? ORDER_NODES.filter((node) => node !== 'event:Shop.Ended')
      : ORDER_NODES;
    expect([...nodeTexts(graph)].sort()).toEqual([...wantedNodes, ...nodes].sort());
    expect([...edgeTexts(graph)].sort()).toEqual([...ORDER_EDGES, ...edges].sort());
  });
});

test('externals with a fallback, and what a command asks and reads before it decides', async () => {
  const graph = await graphOf(exampleText('shop'));
  const edges = edgeTexts(graph).filter(
    (text) => / (asks|reads|fallsBackTo) /.test(text) && !text.startsWith('query'),
  );
  expect(edges).toEqual([
    'command:Ordering.Order.AddLine reads root:Catalog.Product',
    'command:Ordering.Order.AddLine asks service:Ordering.Pricing (bulkPrice)',
    'external:Payments.CardProcessor fallsBackTo external:Payments.BackupProcessor',
    'command:Payments.Payment.Charge asks external:Payments.CardProcessor (charge)',
  ]);
});

test('a relation that both sides declare is told once', async () => {
  const { relations } = await graphOf(exampleText('shop'));
  expect(
    relations.map(({ from, relation, to, isMutual }) => `${from} ${relation} ${to} ${isMutual}`),
  ).toEqual([
    'Ordering acl Catalog false',
    'Ordering customer-supplier Inventory false',
    'Ordering customer-supplier Payments false',
    'Ordering partnership Shipping true',
    'Ordering conformist Notifications false',
    'Notifications conformist Ordering false',
  ]);
});

describe.each(['minimal', 'shop', 'bank', 'cargo', 'clinic', 'insurance', 'features'])(
  '%s',
  (example) => {
    test('every edge joins two nodes, every part has its whole, no id occurs twice', async () => {
      const { nodes, edges, contexts } = await graphOf(exampleText(example));
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
      expect(nodes.filter(({ of }) => of !== undefined && !ids.has(of))).toEqual([]);
      const names = contexts.map(({ name }) => name);
      expect(nodes.filter(({ context }) => !names.includes(context))).toEqual([]);
    });
  },
);
