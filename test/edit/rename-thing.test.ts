import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarations } from '../../src/edit/references/declaration.ts';
import { findDeclaration, pathOf } from '../../src/edit/references/find-declaration.ts';
import { renameThing } from '../../src/edit/rename/rename-thing.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { SpecSource } from '../../src/spec/source.ts';
import { changedLines } from './changed-lines.ts';
import { problemsIn, sourceOf } from './generated.ts';

const root = join(import.meta.dirname, '../..');
const trade = readFileSync(join(import.meta.dirname, 'trade.yaml'), 'utf8');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

async function renamed(source: SpecSource, thing: string, name: string, kind?: string) {
  const { spec, diagnostics } = await parseSpec(source);
  if (spec === undefined) throw new Error(JSON.stringify(diagnostics));
  return renameThing({ spec, source, target: findDeclaration(spec, thing, kind), name });
}

describe('plinth rename', () => {
  it.each<[thing: string, name: string, lines: readonly string[]]>([
    [
      'Reason',
      'Cause',
      [
        '-      Reason:',
        '-        - Late',
        '-        - Wrong',
        '+      Cause:',
        '+        { was: Reason, Late: Late, Wrong: Wrong }',
        '-          Cancel: { state: Open | Paid -> Cancelled, input: { reason: Reason }, emit: OrderCancelled }',
        '+          Cancel: { state: Open | Paid -> Cancelled, input: { reason: Cause }, emit: OrderCancelled }',
        '-          OrderCancelled: { reason: Reason }',
        '+          OrderCancelled: { reason: Cause }',
      ],
    ],
    [
      'Code',
      'Sign',
      [
        '-  types: { Code: "string(/^[A-Z]{3}$/)" }   # in every context',
        '+  types: { Sign: { was: Code, type: "string(/^[A-Z]{3}$/)" } }   # in every context',
      ],
    ],
    [
      'Empty',
      'Nothing',
      [
        '-    errors: { Empty: 422 there is nothing in it }',
        '+    errors: { Nothing: 422 there is nothing in it }',
      ],
    ],
    [
      'Product',
      'Article',
      [
        '-      Product:   # the heart of it',
        '+      Article:   # the heart of it',
        '+        was: Product',
      ],
    ],
    [
      'Order.Pay',
      'Settle',
      [
        '-          Pay: { state: Open -> Paid, input: { amount: decimal }, emit: OrderPaid, http: POST /orders/:id/pay }   # in full',
        '+          Settle: { was: Pay, state: Open -> Paid, input: { amount: decimal }, emit: OrderPaid, http: POST /orders/:id/pay }   # in full',
      ],
    ],
    [
      'OrderPaid',
      'OrderSettled',
      [
        '-          Pay: { state: Open -> Paid, input: { amount: decimal }, emit: OrderPaid, http: POST /orders/:id/pay }   # in full',
        '+          Pay: { state: Open -> Paid, input: { amount: decimal }, emit: OrderSettled, http: POST /orders/:id/pay }   # in full',
        '-          OrderPaid: { amount: decimal }',
        '+          OrderSettled: { was: OrderPaid, fields: { amount: decimal } }',
        '-    publishes: { OrderPaid: {} }',
        '+    publishes: { OrderSettled: {} }',
        '-      orders: { from: [OrderPaid], processors: { Audit: { code: true } } }',
        '+      orders: { from: [OrderSettled], processors: { Audit: { code: true } } }',
      ],
    ],
    [
      'Shipping',
      'Dispatch',
      [
        '-    uses: { Catalog: conformist, Shipping: partnership }',
        '+    uses: { Catalog: conformist, Dispatch: partnership }',
        '-  Shipping:',
        '+  Dispatch:',
        '+    was: Shipping',
        '-        back: { contexts: [Shipping], port: 4002 }',
        '+        back: { contexts: [Dispatch], port: 4002 }',
      ],
    ],
  ])('%s to %s', async (thing, name, lines) => {
    const { source } = await renamed(sourceOf(trade), thing, name);
    expect(changedLines(trade, source.root.text)).toEqual(lines);
    expect(await problemsIn(source)).toEqual([]);
  });

  it('an aggregate with the names that are made from its own: its states, and the id of its events', async () => {
    const text = `plinth: 1
app: { name: a }
contexts:
  A:
    aggregates:
      Order:
        states: [Open, Paid]
        fields: { total: int }
        commands:
          Make: { state: new -> Open, input: { total: int }, emit: OrderMade }
          Pay: { state: Open -> Paid, emit: OrderPaid }
        events: { OrderMade: { total: int }, OrderPaid: {} }
    views:
      Line:
        key: { orderId: uuid }
        fields: { total: int = 0, status: OrderStatus = Open }
        on:
          OrderMade: {}
          OrderPaid: { set: { status: OrderStatus.Paid } }
    commands: { Tell: { input: { orderId: uuid, number: uuid }, code: true } }
    policies: { Inform: { on: OrderPaid, do: "Tell({ orderId, number: orderId })" } }
`;
    const { source } = await renamed(sourceOf(text), 'Order', 'Purchase');
    expect(changedLines(text, source.root.text).filter((line) => line.startsWith('+'))).toEqual([
      '+      Purchase:',
      '+        was: Order',
      '+        fields: { total: int = 0, status: PurchaseStatus = Open }',
      '+          OrderMade: { key: { orderId: purchaseId } }',
      '+          OrderPaid: { set: { status: PurchaseStatus.Paid }, key: { orderId: purchaseId } }',
      '+    policies: { Inform: { on: OrderPaid, do: "Tell({ orderId: purchaseId, number: purchaseId })" } }',
    ]);
    expect(await problemsIn(source)).toEqual([]);
  });

  it('an event in lines moves its fields one level in, comments and line ends as they are', async () => {
    const text = `plinth: 1
app: { name: a }
contexts:
  A:
    aggregates:
      B:
        fields: { x: int }
        commands: { Make: { state: new, input: { x: int, y: int }, emit: Made } }
        events:
          Made:   # at first
            x: int # one

            y: int
`.replaceAll('\n', '\r\n');
    const { source } = await renamed(sourceOf(text), 'Made', 'Begun');
    expect(source.root.text.split('\r\n').slice(7)).toEqual([
      '        commands: { Make: { state: new, input: { x: int, y: int }, emit: Begun } }',
      '        events:',
      '          Begun:   # at first',
      '            was: Made',
      '            fields:',
      '              x: int # one',
      '',
      '              y: int',
      '',
    ]);
    expect(await problemsIn(source)).toEqual([]);
  });

  it('a context with a file of its own', async () => {
    const files = [
      { path: 'contexts/a.yaml', text: 'context: A\nentities:\n  X: { fields: {}, crud: all }\n' },
      { path: 'contexts/b.yaml', text: 'context: B\nuses: { A: conformist }\n' },
    ];
    const text = 'plinth: 1\napp: { name: a }\ninclude: [contexts/*.yaml]\n';
    const edited = await renamed(
      sourceOf(text, [{ pattern: 'contexts/*.yaml', files }]),
      'A',
      'New',
    );
    expect(edited.files.map((file) => file.text)).toEqual([
      'was: A\ncontext: New\nentities:\n  X: { fields: {}, crud: all }\n',
      'context: B\nuses: { New: conformist }\n',
    ]);
    expect(await problemsIn(edited.source)).toEqual([]);
  });

  it('replaces an older name', async () => {
    const text = trade.replace(
      '        crud: all\n        http: /products',
      '        was: Item\n        crud: all',
    );
    const { source } = await renamed(sourceOf(text), 'Product', 'Article');
    expect(source.root.text).toContain('        was: Product\n        crud: all');
    expect(source.root.text).not.toContain('Item');
  });

  it.each(['examples/shop.yaml', 'examples/bank.yaml'])(
    'whatever is declared in %s, and the spec stays right',
    async (path) => {
      const source = sourceOf(read(path));
      const { spec } = await parseSpec(source);
      if (spec === undefined) throw new Error(path);
      const all = declarations(spec).filter(
        ({ kind, was }) => kind !== 'publication' && !(kind === 'event' && was),
      );
      expect(all.length).toBeGreaterThan(15);
      for (const target of all) {
        const isChannel = target.kind === 'consumer' || target.kind === 'stream';
        const name = isChannel ? 'new_name' : 'NewName';
        const edited = await renameThing({ spec, source, target, name });
        const problems = await problemsIn(edited.source, { isPlanned: false });
        expect([pathOf(target), ...problems]).toEqual([pathOf(target)]);
      }
    },
    300_000,
  );

  it.each<[string, string, { code: string; hint?: unknown }]>([
    ['what is not there', 'Prodct', { code: 'THING_NOT_FOUND', hint: 'did you mean Product?' }],
    ['what is not there', 'Shipping.Order', { code: 'THING_NOT_FOUND' }],
    [
      'what is called like nothing',
      'Zebra',
      {
        code: 'THING_NOT_FOUND',
        hint: expect.stringMatching(/^known: ([\w.]+, ){11}[\w.]+ and \d+ more$/),
      },
    ],
    ['a publication', 'publication', { code: 'RENAME_REFUSED' }],
    ['an event that has an old name already', 'OrderStarted', { code: 'RENAME_REFUSED' }],
  ])('refuses %s: %s', async (_, thing, error) => {
    const text = trade.replace(
      'OrderStarted: { customerId: uuid }',
      'OrderStarted: { was: OrderBegun, fields: { customerId: uuid } }',
    );
    const made =
      thing === 'publication'
        ? renamed(sourceOf(text), 'OrderPaid', 'X', 'publication')
        : renamed(sourceOf(text), thing, 'X');
    await expect(made).rejects.toMatchObject(error);
  });
});
