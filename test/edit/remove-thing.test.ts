import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editSpec } from '../../src/edit/edit-spec.ts';
import { findDeclaration } from '../../src/edit/references/find-declaration.ts';
import { removeThing } from '../../src/edit/remove-thing.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { changedLines } from './changed-lines.ts';
import { problemsIn, sourceOf } from './generated.ts';

const trade = readFileSync(join(import.meta.dirname, 'trade.yaml'), 'utf8');

async function removed(text: string, thing: string, kind?: string) {
  const source = sourceOf(text);
  const { spec } = await parseSpec(source);
  if (spec === undefined) throw new Error(text);
  const target = findDeclaration(spec, thing, kind);
  return (await editSpec(source, await removeThing(spec, source, target))).source;
}

describe('plinth remove', () => {
  it.each<[thing: string, kind: string | undefined, lines: readonly string[]]>([
    [
      'Product',
      undefined,
      [
        '-      Product:   # the heart of it',
        '-        fields: &fields',
        '-          name: string(1..80) unique',
        '-          price: decimal(scale=2)',
        '-        crud: all',
        '-        http: /products',
        '-',
      ],
    ],
    [
      'Code',
      undefined,
      [
        '-  types: { Code: "string(/^[A-Z]{3}$/)" }   # in every context',
        '+  types: {}   # in every context',
      ],
    ],
    ['Empty', undefined, ['-    errors: { Empty: 422 there is nothing in it }']],
    [
      'Order.Cancel',
      undefined,
      [
        '-          Cancel: { state: Open | Paid -> Cancelled, input: { reason: Reason }, emit: OrderCancelled }',
      ],
    ],
    ['OrderPaid', 'publication', ['-    publishes: { OrderPaid: {} }']],
    [
      'orders',
      undefined,
      [
        '-    streams:',
        '-      orders: { from: [OrderPaid], processors: { Audit: { code: true } } }',
      ],
    ],
    [
      'Prepare',
      undefined,
      ['-    commands:', '-      Prepare: { input: { orderId: uuid }, code: true }'],
    ],
  ])('%s', async (thing, kind, lines) => {
    const { root, ...source } = await removed(trade, thing, kind);
    expect(changedLines(trade, root.text)).toEqual(lines);
    expect(await problemsIn({ root, ...source })).toEqual([]);
  });

  it.each([
    [
      'OrderPaid',
      [
        'plinth.yaml:36:73 (OrderPaid)',
        'plinth.yaml:42:18 (OrderPaid)',
        'plinth.yaml:44:24 (OrderPaid)',
      ],
    ],
    ['Reason', ['plinth.yaml:37:71 (Reason)', 'plinth.yaml:41:37 (Reason)']],
    ['Order', ['plinth.yaml:42:18 (OrderPaid)', 'plinth.yaml:44:24 (OrderPaid)']],
    ['Shipping', ['plinth.yaml:24:34 (Shipping)', 'plinth.yaml:59:28 (Shipping)']],
  ])('refuses to take %s away while it is needed, and says where', async (thing, places) => {
    await expect(removed(trade, thing)).rejects.toMatchObject({
      code: 'THING_IN_USE',
      hint: `take it away first where it is used: ${places.join(', ')}`,
    });
  });

  it('takes away what only itself needs', async () => {
    const text = trade
      .replace('    publishes: { OrderPaid: {} }\n    streams:\n', '')
      .replace(/^ {6}orders: .*\n/m, '');
    const { root } = await removed(text, 'Order');
    expect(root.text).not.toContain('Order:');
    expect(await problemsIn(sourceOf(root.text))).toEqual([]);
  });
});
