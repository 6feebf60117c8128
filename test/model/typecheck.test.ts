import { describe, expect, test } from 'vitest';
import { isCertain } from '../../src/model/certain.ts';
import type { ExpressionType } from '../../src/model/declaration.ts';
import { bindExpression } from '../../src/model/expression.ts';
import { types } from '../../src/model/expression-type.ts';
import { assuming, type Place, scopeAt } from '../../src/model/scope.ts';
import { checkExpressions } from '../../src/model/typecheck.ts';
import { money, nameables, orderStatus, parts } from './ordering.ts';
import { parsed, told } from './parsed.ts';

type Expected = ExpressionType | undefined;

const condition = types.optional(types.boolean);

const bind = (text: string, expected?: Expected, place: Place = 'command let') =>
  bindExpression(parsed(text), scopeAt(place, nameables, parts), expected);

async function findings(text: string, expected?: Expected): Promise<string[]> {
  const bound = bind(text, expected);
  expect(told(text, bound.diagnostics)).toEqual([]);
  return told(text, (await checkExpressions([bound], new Set())).diagnostics);
}

describe('right', () => {
  test.each<[string, Expected]>([
    ['total.plus(amount).covers(total)', condition],
    ['lines.length > 10 || lines.some(l => l.quantity > 100)', condition],
    ['since !== null && lines.find(l => l.sku === sku)?.note', undefined],
    ["lines.find(l => l.sku === sku)?.note ?? 'none'", undefined],
    ["(since === null ? null : lines.find(l => l.sku === sku)?.note) ?? 'none'", undefined],
    ['Catalog.Product.get(sku)?.active', condition],
    ['lines.find(l => l.sku === sku)?.quantity ?? 0', types.number],
    ["(sku === 'a' ? Catalog.Product.get(sku)?.active : null) ?? false", condition],
    ['lines.find(l => l.sku === sku)?.unitPrice', types.optional(money)],
    ["lines.find(l => l.sku === sku)?.note ?? 'none'", types.string],
    ['(lines.find(l => l.sku === sku)?.quantity ?? lines[0]?.quantity ?? 0) + 1', types.number],
    ['lines[lines.length - 1].unitPrice', money],
    ['[...lines, OrderLine({ sku, quantity, unitPrice: amount })]', types.list(types.unknown)],
    [
      "OrderLine({ sku, quantity, unitPrice: amount, note: 'x' }).note",
      types.optional(types.string),
    ],
    ["Method.card({ last4: '1234' })", undefined],
    ['{ ...reservations, [id]: quantity }', types.map(types.number)],
    ['omit(reservations, id)', types.map(types.number)],
    ['sum(values(reservations))', types.number],
    ['sum(lines.map(l => l.unitPrice.amount))', types.decimal],
    ['OrderStatus.Placed', orderStatus],
    ["status === 'Placed'", condition],
    ["addTime(now, '24h') > today", condition],
    ['addTime(now, `${quantity}m`) > addTime(now, sku)', condition],
    ["Decimal('1.50').plus(sku).plus(quantity).lt(Decimal(sku).times('-3'))", condition],
    ["total.amount.plus(quantity > 1 ? '2' : Decimal(1)).eq(`${quantity}`)", condition],
    ['Math.max(1, ...[2])'.replace('...[2]', '2'), types.number],
    ['Money({ ...total, amount: Decimal(0) })', money],
    ['CardProcessor.charge({ amount: balance }).message', types.string],
    ['OrdersOf({ customerId: id }).flatMap(o => o.lines).length', types.number],
    ['Pricing.bulkPrice(amount, quantity)', money],
    ["actor.roles.includes('admin') && actor.claims.tenant === id", condition],
    [
      'lines.map(l => l.note).filter(note => note !== null).map(note => note.length)',
      types.list(types.number),
    ],
    ['$state.extra.whatever', types.string],
    ['`${sku}/${quantity}`', types.string],
  ])('%s', async (text, expected) => {
    expect(await findings(text, expected)).toEqual([]);
  });
});

describe('wrong', () => {
  test.each<[string, Expected, string[]]>([
    [
      'lines.lenght > 0',
      condition,
      [
        "SPEC_EXPR_TYPE \"lenght\": Property 'lenght' does not exist on type 'readonly OrderLine[]' (did you mean length?)",
      ],
    ],
    [
      'lines.some(l => l.qty > 1)',
      condition,
      ["SPEC_EXPR_TYPE \"qty\": Property 'qty' does not exist on type 'OrderLine'"],
    ],
    [
      'total.plus(balance)',
      money,
      [
        "SPEC_EXPR_TYPE \"balance\": Argument of type 'Decimal' is not assignable to parameter of type 'Money'",
      ],
    ],
    [
      "Decimal('x')",
      types.decimal,
      [
        "SPEC_EXPR_TYPE \"'x'\": Argument of type '\"x\"' is not assignable to parameter of type '`${number}`'",
      ],
    ],
    [
      "total.amount.plus('1,5').gt(0)",
      condition,
      [
        "SPEC_EXPR_TYPE \"'1,5'\": Argument of type '\"1,5\"' is not assignable to parameter of type '`${number}`'",
      ],
    ],
    [
      "addTime(now, '5 days') > today",
      condition,
      [
        "SPEC_EXPR_TYPE \"'5 days'\": Argument of type '\"5 days\"' is not assignable to parameter of type '`${number}ms` | `${number}s` | `${number}m` | `${number}h` | `${number}d`'",
      ],
    ],
    [
      '[lines].flat().length > 0',
      condition,
      [
        "SPEC_EXPR_TYPE \"flat\": Property 'flat' does not exist on type '(readonly OrderLine[])[]'",
      ],
    ],
    [
      'total.pluss(amount)',
      money,
      [
        "SPEC_EXPR_TYPE \"pluss\": Property 'pluss' does not exist on type 'Money' (did you mean plus?)",
      ],
    ],
    [
      'sku',
      condition,
      ["SPEC_EXPR_TYPE \"sku\": Type 'string' is not assignable to type 'boolean | null'"],
    ],
    [
      'quantity',
      types.string,
      ["SPEC_EXPR_TYPE \"quantity\": Type 'number' is not assignable to type 'string'"],
    ],
    [
      'trackingNo',
      types.string,
      ["SPEC_EXPR_TYPE \"trackingNo\": Type 'string | null' is not assignable to type 'string'"],
    ],
    [
      'trackingNo.length > 1',
      condition,
      ["SPEC_EXPR_TYPE \"trackingNo\": 'trackingNo' is possibly 'null'"],
    ],
    [
      'Money({ amount: balance })',
      money,
      [
        "SPEC_EXPR_TYPE \"{ amount: balance }\": Argument of type '{ amount: Decimal; }' is not assignable to parameter of type '{ amount: Decimal; currency: Currency; }'",
      ],
    ],
    [
      'Money({ amount: 1, currency: Currency.EUR })',
      money,
      ["SPEC_EXPR_TYPE \"amount\": Type 'number' is not assignable to type 'Decimal'"],
    ],
    [
      'balance.plus(quantity, 1)',
      types.decimal,
      ['SPEC_EXPR_TYPE "1": Expected 1 arguments, but got 2'],
    ],
    [
      'balance.sqrt()',
      types.decimal,
      ["SPEC_EXPR_TYPE \"sqrt\": Property 'sqrt' does not exist on type 'Decimal'"],
    ],
    [
      "status === 'Shipped'",
      condition,
      [
        "SPEC_EXPR_TYPE \"status === 'Shipped'\": This comparison appears to be unintentional because the types 'OrderStatus' and '\"Shipped\"' have no overlap",
      ],
    ],
    [
      'OrderStatus.Placed',
      money,
      ["SPEC_EXPR_TYPE \"OrderStatus.Placed\": Type 'string' is not assignable to type 'Money'"],
    ],
    [
      'lines.find(l => l.sku === sku)?.quantity',
      types.number,
      [
        "SPEC_EXPR_TYPE \"lines.find(l => l.sku === sku)?.quantity\": Type 'number | null' is not assignable to type 'number'",
      ],
    ],
    [
      'lines.find(l => l.sku === sku)?.quantity + 1',
      types.number,
      ['SPEC_EXPR_TYPE "lines.find(l => l.sku === sku)?.quantity": Object is possibly \'null\''],
    ],
    [
      'lines.find(l => l.sku === sku)?.quantity === sku.lenght',
      types.boolean,
      [
        "SPEC_EXPR_TYPE \"lenght\": Property 'lenght' does not exist on type 'string' (did you mean length?)",
      ],
    ],
  ])('%s', async (text, expected, want) => {
    expect(await findings(text, expected)).toEqual(want);
  });
});

describe('keys', () => {
  const keysOf = async (...texts: string[]) =>
    (
      await checkExpressions(
        texts.map((text) => bind(text)),
        new Set(),
      )
    ).checkedKeys;

  test('an expression that was checked is not checked again', async () => {
    const wrong = bind('total.pluss(amount)');
    const right = bind('lines.map(l => l.sku)');
    const first = await checkExpressions([right, wrong], new Set());
    expect(first.checkedKeys).toHaveLength(1);
    const second = await checkExpressions([right], new Set(first.checkedKeys));
    expect(second).toEqual({ diagnostics: [], checkedKeys: first.checkedKeys });
  });

  test('the same text over the same types has one key, over others another', async () => {
    expect(await keysOf('lines.map(l => l.sku)', 'lines.map(l => l.sku)')).toHaveLength(1);
    const [payload] = await keysOf('amount.amount.round(2)');
    const other = bindExpression(
      parsed('amount.amount.round(2)'),
      scopeAt('apply', nameables, { payload: [{ name: 'amount', type: orderStatus }] }),
    );
    const { diagnostics } = await checkExpressions([other], new Set([payload ?? '']));
    expect(diagnostics).toHaveLength(1);
  });

  test('an expression with findings of its own is left alone', async () => {
    const broken = bind('nothing.at.all');
    expect(await checkExpressions([broken], new Set())).toEqual({
      diagnostics: [],
      checkedKeys: [],
    });
  });
});

describe('what was decided before', () => {
  const scope = scopeAt('command require', nameables, parts);
  const condition = (text: string) => bindExpression(parsed(text), scope).bound;
  const problems = async (given: Parameters<typeof assuming>[1]) => {
    const bound = bindExpression(parsed('trackingNo.length'), assuming(scope, given), types.number);
    return told('trackingNo.length', (await checkExpressions([bound], new Set())).diagnostics);
  };
  const possiblyNull = ["SPEC_EXPR_TYPE \"trackingNo\": 'trackingNo' is possibly 'null'"];

  test('a rule that holds narrows', async () => {
    expect(await problems([])).toEqual(possiblyNull);
    const is = condition('trackingNo !== null && quantity > 0');
    expect(await problems([{ condition: is, holds: true }])).toEqual([]);
  });

  test('so does a case that was not taken', async () => {
    const none = condition('trackingNo === null');
    expect(await problems([{ condition: none, holds: false }])).toEqual([]);
    expect(await problems([{ condition: condition('quantity > 0'), holds: false }])).toEqual(
      possiblyNull,
    );
  });
});

describe('certain at sight', () => {
  test.each<[string, Expected, boolean]>([
    ['sku', types.string, true],
    ['sku', types.number, false],
    ['trackingNo', types.optional(types.string), true],
    ['trackingNo', types.string, false],
    ['trackingNo.length', types.number, false],
    ['lines.length > 0', condition, true],
    ['lines.lenght > 0', condition, false],
    ['quantity + sku', types.string, false],
    ['balance.gte(amount.amount)', condition, true],
    ['balance.gte(sku.length)', condition, true],
    ['balance.gte(trackingNo)', condition, false],
    ['total.plus(amount)', money, true],
    ['total.plus(amount, amount)', money, false],
    ['total.plus(balance)', money, false],
    ['Money({ amount: balance, currency: Currency.EUR })', money, true],
    ['Money({ amount: balance })', money, false],
    ['Money({ amount: balance, currency: Currency.EUR, rate: 1 })', money, false],
    ['OrderLine({ sku, quantity, unitPrice: total })', undefined, true],
    ['status === OrderStatus.Placed', condition, true],
    ['status === OrderStatus.Placed && status === OrderStatus.Paid', condition, false],
    ["status === 'Placed'", condition, false],
    ['extra.anything', types.string, false],
    ['lines[0].sku', types.string, false],
    ['!lines.length', types.boolean, true],
    ['`${sku}/${quantity}`', types.string, true],
  ])('%s', (text, expected, want) => {
    expect(isCertain(bind(text, expected))).toBe(want);
  });
});
