import { describe, expect, test } from 'vitest';
import { contextMap } from '../../src/picture/context-map.ts';
import { contextScene } from '../../src/picture/context-scene.ts';
import type { Port, Scene } from '../../src/picture/scene.ts';
import { graphNamed, graphOf } from './drawn.ts';

const portText = ({ card, row }: Port) => (row === undefined ? card : `${card}#${row}`);

const linkTexts = ({ links }: Scene): readonly string[] =>
  links.map(
    ({ from, kind, to, head }) =>
      `${portText(from)} ${kind}${head === 'from' ? '<' : ''} ${portText(to)}`,
  );

const cardTexts = ({ cards }: Scene): readonly string[] =>
  cards.map(({ title, left, right, isForeign }) => {
    const side = (rows: typeof left) =>
      rows.map(({ text, tag }) => (tag ? `${text} ${tag}` : text)).join(', ');
    return `${title}${isForeign ? '*' : ''}: ${side(left)} | ${side(right)}`;
  });

describe('the scene of a context', () => {
  test('has a card for each whole, and one for what it touches elsewhere', async () => {
    expect(cardTexts(contextScene(await graphNamed('shop'), 'Payments'))).toEqual([
      'CardProcessor:  | ',
      'BackupProcessor:  | ',
      'Payment: Charge, Refund | PaymentCharged, PaymentFailed, PaymentRefunded',
      'Checkout*:  | ',
    ]);
  });

  test('leads from callers to commands, and from what is asked to who asks', async () => {
    expect(linkTexts(contextScene(await graphNamed('shop'), 'Payments'))).toEqual([
      'external:Payments.CardProcessor asks< root:Payments.Payment#command:Payments.Payment.Charge',
      'in:saga:Ordering.Checkout calls root:Payments.Payment#command:Payments.Payment.Charge',
      'in:saga:Ordering.Checkout undoes root:Payments.Payment#command:Payments.Payment.Refund',
      'external:Payments.CardProcessor fallsBackTo external:Payments.BackupProcessor',
    ]);
  });

  test('names what a saga calls instead of leading back', async () => {
    const scene = contextScene(await graphNamed('shop'), 'Ordering');
    expect(cardTexts(scene).find((text) => text.startsWith('Checkout'))).toBe(
      'Checkout: reserve, charge, record, dispatch, receipt, failed | Inventory.Stock.Reserve, ' +
        'Inventory.Stock.Release undo, Payments.Payment.Charge, Payments.Payment.Refund undo, ' +
        'Order.RecordPayment, Shipping.Shipment.Request, Shipping.CancelFor undo, ' +
        'Notifications.SendReceipt, Order.Cancel',
    );
    expect(linkTexts(scene).filter((text) => text.startsWith('saga:'))).toEqual([]);
  });

  test('a reference too far to the right becomes a note', async () => {
    const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const entities = letters.map((letter, at) => {
      const next = letters[at + 1];
      return `      ${letter}x: { fields: { name: string${next === undefined ? '' : `, next: ref ${next}x`} }, crud: all }\n`;
    });
    const graph = await graphOf(
      `plinth: 1\napp: { name: far }\ncontexts:\n  Shop:\n    entities:\n${entities.join('')}`,
    );
    const { cards, links } = contextScene(graph, 'Shop');
    expect(links).toHaveLength(6);
    expect(
      cards.flatMap(({ title, notes }) => (notes.includes('refers to Fx') ? [title] : [])),
    ).toEqual(['Ex']);
  });
});

test('the context map leads from who uses to who is used, and never in a circle', async () => {
  expect(linkTexts(contextMap(await graphNamed('shop')))).toEqual([
    'context:Ordering uses context:Catalog',
    'context:Ordering uses context:Inventory',
    'context:Ordering uses context:Payments',
    'context:Ordering uses context:Shipping',
    'context:Ordering uses context:Notifications',
    'context:Ordering uses< context:Notifications',
  ]);
});
