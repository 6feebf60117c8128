import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concepts } from '../../src/edit/generate/concepts.ts';
import { changedLines } from './changed-lines.ts';
import { type ConceptCase, conceptCases } from './concept-cases.ts';
import { generated, problemsIn, sourceOf } from './generated.ts';

const trade = readFileSync(join(import.meta.dirname, 'trade.yaml'), 'utf8');

async function editedBy(text: string, [concept, name, given]: ConceptCase[0]) {
  return (await generated(sourceOf(text), [concept, name], given)).source;
}

/** Whether one text is the other with something put in between. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

describe('plinth generate', () => {
  it('has a case for every concept', () => {
    const tried = new Set(conceptCases.map(([[concept]]) => concept));
    expect(concepts.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(conceptCases)('%j', async (made, lines) => {
    const source = await editedBy(trade, made);
    expect(changedLines(trade, source.root.text)).toEqual(lines);
    expect(await problemsIn(source)).toEqual([]);
  });

  it.each(conceptCases)('only puts something in: %j', async (made, lines) => {
    const { root } = await editedBy(trade, made);
    // What a flow map takes in changes its line; what is empty is filled; services give away contexts.
    const isMoved = made[0] === 'service' || lines.some((line) => line.endsWith(' {}'));
    expect(isWithin(trade, root.text) || isMoved).toBe(true);
    const removed = lines.filter((line) => line.startsWith('-'));
    expect(removed.filter((line) => !/[[{]/.test(line))).toEqual([]);
  });

  it.each(conceptCases)('writes the line ends that are there: %j', async (made) => {
    const windows = trade.replaceAll('\n', '\r\n');
    const expected = (await editedBy(trade, made)).root.text.replaceAll('\n', '\r\n');
    expect((await editedBy(windows, made)).root.text).toBe(expected);
  });
});

describe('plinth generate without --context where there are several', () => {
  it.each<ConceptCase[0]>([
    ['view', 'OrderList', { on: ['OrderStarted,OrderPaid'] }],
    ['policy', 'Log', { on: ['OrderPaid'] }],
    ['saga', 'Fulfil', { on: 'OrderPaid', step: ['stop: Order.Cancel(orderId, Reason.Late)'] }],
    ['process', 'Unpaid', { start: 'OrderStarted', end: ['OrderPaid', 'OrderCancelled'] }],
    ['stream', 'payments', { from: ['OrderPaid'] }],
    ['query', 'Orders', { from: 'Order' }],
  ])('takes the one that has what is named: %s', async (concept, name, given) => {
    const [said, unsaid] = [{ ...given, context: 'Ordering' }, given];
    expect((await editedBy(trade, [concept, name, unsaid])).root.text).toBe(
      (await editedBy(trade, [concept, name, said])).root.text,
    );
  });

  it.each<ConceptCase[0]>([
    ['policy', 'Log', { on: ['Ordering.OrderPaid'] }],
    ['policy', 'Log', { on: ['OrderPaid', 'ProductSold'] }],
    ['saga', 'Fulfil', {}],
  ])('asks for it where nothing says it: %j', async (concept, name, given) => {
    await expect(editedBy(trade, [concept, name, given])).rejects.toThrow('--context is not said');
  });
});

describe('plinth generate where a route is taken', () => {
  it.each<[ConceptCase[0], string]>([
    [
      ['entity', 'Product', { context: 'Ordering', field: ['name: text'] }],
      'http: /ordering/products',
    ],
    [['query', 'Products', { context: 'Catalog', from: 'Product' }], 'http: GET /catalog/products'],
    [
      ['query', 'OneProduct', { context: 'Catalog', from: 'Product', by: ['id'] }],
      'http: GET /one-product/:productId',
    ],
    [
      ['aggregate', 'Order', { context: 'Shipping', field: ['weight: int'] }],
      'http: POST /shipping/orders',
    ],
    [
      ['command', 'Orders', { context: 'Shipping', application: true }],
      'http: POST /shipping/orders',
    ],
    [
      ['command', 'Copy', { aggregate: 'Order', from: ['new'], to: 'Open' }],
      'http: POST /orders/copy',
    ],
  ])('%j takes another', async (made, route) => {
    const source = await editedBy(trade, made);
    expect(changedLines(trade, source.root.text).join('\n')).toContain(route);
    expect(await problemsIn(source)).toEqual([]);
  });
});

describe('plinth generate in a spec of several files', () => {
  const root = 'plinth: 1\napp: { name: trade }\ninclude: [contexts/*.yaml]\n';
  const catalog =
    'context: Catalog\nentities:\n  Product: { fields: { name: string }, crud: all }\n';
  const source = sourceOf(root, [
    { pattern: 'contexts/*.yaml', files: [{ path: 'contexts/catalog.yaml', text: catalog }] },
  ]);

  it('edits the file of the context', async () => {
    const { files } = await generated(source, ['value', 'Money'], { field: ['amount: decimal'] });
    expect(files).toEqual([
      {
        path: 'contexts/catalog.yaml',
        before: catalog,
        text: `${catalog}values:\n  Money:\n    fields: { amount: decimal }\n`,
      },
    ]);
  });

  it('makes a file for a new context', async () => {
    const edited = await generated(source, ['context', 'OrderManagement'], {
      uses: ['Catalog: acl'],
    });
    const path = 'contexts/order-management.yaml';
    const text = 'context: OrderManagement\nuses: { Catalog: acl }\n';
    expect(edited.files).toEqual([{ path, before: undefined, text }]);
    expect(edited.source.included[0]?.files.map((one) => one.path)).toEqual([
      'contexts/catalog.yaml',
      path,
    ]);
    expect(await problemsIn(edited.source)).toEqual([]);
  });
});

describe('plinth generate refuses', () => {
  it.each<[string, ConceptCase[0], { code: string; message?: string; hint?: string }]>([
    [
      'a context that is not there',
      ['type', 'X', { context: 'Catalogue', type: 'int' }],
      { code: 'CONTEXT_NOT_FOUND', hint: 'did you mean Catalog?' },
    ],
    [
      'an aggregate that is not there',
      ['command', 'X', { aggregate: 'Ordr' }],
      { code: 'THING_NOT_FOUND', hint: 'did you mean Order?' },
    ],
    [
      'an event that is not there',
      ['policy', 'X', { context: 'Ordering', on: ['OrderPayed'] }],
      { code: 'THING_NOT_FOUND', hint: 'did you mean OrderPaid?' },
    ],
    [
      'a name that is taken, and says where',
      ['command', 'Pay', { aggregate: 'Order' }],
      { code: 'NAME_TAKEN', message: 'Pay is already there, at plinth.yaml:36:11' },
    ],
    [
      'a field that is none, and says at which column',
      ['value', 'X', { shared: true, field: ['price: decimal(2'] }],
      { code: 'FIELD_UNCLEAR', message: expect.stringContaining('column 8: "decimal(2"') },
    ],
    [
      'a field without a type',
      ['value', 'X', { shared: true, field: ['price'] }],
      {
        code: 'FIELD_UNCLEAR',
        message: '"price" declares no field: column 1: it is written name: type',
      },
    ],
    [
      'a name that cannot be put right',
      ['entity', '!', { context: 'Catalog' }],
      { code: 'NAME_UNFIT' },
    ],
    [
      'what is not said where nobody can be asked',
      ['query', 'X', { context: 'Catalog' }],
      { code: 'NO_TERMINAL', message: '--from is not said, and nobody can be asked here' },
    ],
    [
      'an operation that is none',
      ['domain-service', 'X', { context: 'Catalog', op: ['(a'] }],
      { code: 'SIGNATURE_UNCLEAR' },
    ],
  ])('%s', async (_, made, error) => {
    await expect(editedBy(trade, made)).rejects.toMatchObject(error);
  });

  it('a name that two contexts have, and says how to tell them apart', async () => {
    const twice = trade.replace(
      'aggregates: {}',
      'aggregates: { Order: { fields: {}, commands: {}, events: {} } }',
    );
    await expect(editedBy(twice, ['event', 'Lost', { aggregate: 'Order' }])).rejects.toMatchObject({
      code: 'THING_UNCLEAR',
      hint: 'write one of Ordering.Order, Shipping.Order',
    });
    const { root } = await editedBy(twice, ['event', 'Lost', { aggregate: 'Shipping.Order' }]);
    expect(changedLines(twice, root.text).at(-1)).toContain('events: { Lost: {} }');
  });
});
