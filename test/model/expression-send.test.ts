import { describe, expect, test } from 'vitest';
import { bindCall } from '../../src/model/expression-send.ts';
import { type Place, scopeAt } from '../../src/model/scope.ts';
import { checkExpressions } from '../../src/model/typecheck.ts';
import { nameables, parts } from './ordering.ts';
import { parsedCall, told } from './parsed.ts';

const { payload } = parts;
const bind = (text: string, place: Place = 'policy') =>
  bindCall(
    parsedCall(text),
    scopeAt(place, nameables, { payload, part: payload, data: undefined }),
  );

describe('what is called', () => {
  test.each<[string, Place, string]>([
    ["Order.Cancel(orderId, { reason: 'late' })", 'policy', 'Ordering Order Cancel id input'],
    ['Order.Ship(orderId)', 'policy', 'Ordering Order Ship id'],
    ['Order.Open({ customerId: orderId })', 'policy', 'Ordering Order Open input'],
    ['SendReceipt({ orderId })', 'policy', 'Ordering SendReceipt input'],
    ['Ordering.Order.Ship(orderId)', 'policy', 'Ordering Order Ship id'],
    ['Ordering.SendReceipt({ orderId })', 'policy', 'Ordering SendReceipt input'],
    ['Ordering.OrdersOf({ customerId: orderId })', 'compose', 'Ordering OrdersOf input'],
  ])('%s', (text, place, want) => {
    const { target, owner, context, id, input, diagnostics } = bind(text, place);
    expect(told(text, diagnostics)).toEqual([]);
    const words = [context, owner, target?.name, id && 'id', input && 'input'];
    expect(words.filter(Boolean).join(' ')).toBe(want);
  });
});

describe('findings', () => {
  test.each<[string, Place, string[]]>([
    [
      'Order.Shipp(orderId)',
      'policy',
      ['SPEC_UNKNOWN_CALL "Shipp": nothing called Order.Shipp can be called (did you mean Ship?)'],
    ],
    [
      'Ordr.Ship(orderId)',
      'policy',
      ['SPEC_UNKNOWN_CALL "Ordr": nothing called Ordr.Ship can be called (did you mean Order?)'],
    ],
    [
      'SendReciept({ orderId })',
      'policy',
      [
        'SPEC_UNKNOWN_CALL "SendReciept": nothing called SendReciept can be called (did you mean SendReceipt?)',
      ],
    ],
    [
      'Order({ orderId })',
      'policy',
      ['SPEC_UNKNOWN_CALL "Order": nothing called Order can be called'],
    ],
    [
      'Money({ orderId })',
      'policy',
      ['SPEC_UNKNOWN_CALL "Money": nothing called Money can be called'],
    ],
    [
      'Orderings.Order.Ship(orderId)',
      'policy',
      ['SPEC_UNKNOWN_CONTEXT "Orderings": no context Orderings (did you mean Ordering?)'],
    ],
    [
      'Billing.Invoice.Send(orderId)',
      'policy',
      [
        'SPEC_USES_MISSING "Billing": Ordering names Billing.Invoice.Send but does not use Billing (add uses: { Billing: conformist })',
        'SPEC_UNKNOWN_CALL "Send": nothing called Billing.Invoice.Send can be called',
      ],
    ],
    [
      'OrdersOf({ customerId: orderId })',
      'policy',
      ['SPEC_CALL_NOT_ALLOWED "OrdersOf": OrdersOf cannot be called here (only a command can)'],
    ],
    [
      'Order.Ship(orderId)',
      'compose',
      ['SPEC_CALL_NOT_ALLOWED "Order.Ship": Order.Ship cannot be called here (only a query can)'],
    ],
    [
      'Order.Cancel({ reason: orderId })',
      'policy',
      [
        'SPEC_EXPR_TYPE "Order.Cancel({ reason: orderId })": Order.Cancel needs an id first (write Order.Cancel(id, { .. }))',
      ],
    ],
    [
      'Order.Open(orderId, { customerId: orderId })',
      'policy',
      [
        'SPEC_EXPR_TYPE "Order.Open(orderId, { customerId: orderId })": Order.Open takes no id before its input (write Order.Open({ .. }))',
      ],
    ],
    [
      'Order.Cancel(orderId)',
      'policy',
      [
        'SPEC_EXPR_TYPE "Order.Cancel(orderId)": Order.Cancel needs the input reason (write Order.Cancel(id, { reason }))',
      ],
    ],
    [
      'Order.Cancel(orderid, { reason: now })',
      'policy',
      ['SPEC_EXPR_UNKNOWN_NAME "orderid": orderid is not in scope (did you mean orderId?)'],
    ],
    [
      'Order.Cancel(orderId, { reason: Pricing.isLarge([]) })',
      'policy',
      [
        'SPEC_CALL_NOT_ALLOWED "Pricing.isLarge": Pricing.isLarge cannot be called here (look it up in let:)',
      ],
    ],
  ])('%s in %s', (text, place, want) => {
    expect(told(text, bind(text, place).diagnostics)).toEqual(want);
  });
});

test.each([
  [
    'Order.Cancel(amount, { reason: now })',
    ["SPEC_EXPR_TYPE \"amount\": Type 'Money' is not assignable to type 'string'"],
  ],
  [
    'Order.Cancel(orderId, { reason: amount })',
    ["SPEC_EXPR_TYPE \"reason\": Type 'Money' is not assignable to type 'string'"],
  ],
  [
    'Order.Cancel(orderId, { reson: now })',
    [
      "SPEC_EXPR_TYPE \"reson\": Object literal may only specify known properties, but 'reson' does not exist in type '{ reason: string; }' (did you mean reason?)",
    ],
  ],
  ['Order.Cancel(orderId, { reason: now })', []],
])('types of %s', async (text, want) => {
  const { id, input } = bind(text);
  const bounds = [id, input].filter((bound) => bound !== undefined);
  const { diagnostics } = await checkExpressions(bounds, new Set());
  expect(told(text, diagnostics)).toEqual(want);
});
