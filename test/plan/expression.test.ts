import { describe, expect, test } from 'vitest';
import { bindExpression } from '../../src/model/expression.ts';
import { type Place, scopeAt } from '../../src/model/scope.ts';
import { printExpression } from '../../src/plan/expression.ts';
import { nameables, parts } from '../model/ordering.ts';
import { parsed, told } from '../model/parsed.ts';
import { formatted } from './biome.ts';

type Options = Partial<Omit<Parameters<typeof printExpression>[1], 'names'>>;

const written: Parameters<typeof printExpression>[1]['names'] = (binding) => {
  const { kind, name } = binding;
  if (kind === 'now' || kind === 'today') return `clock.${name}()`;
  if (kind === 'state') return `this.${name}`;
  if (kind === 'whole') return name === '$state' ? 'this' : name.slice(1);
  if ('owner' in binding) return `this.#${[binding.owner, name].filter(Boolean).join('.')}`;
  return name;
};

function print(text: string, options: Options = {}, at: Place = 'command let') {
  const { bound, diagnostics } = bindExpression(parsed(text), scopeAt(at, nameables, parts));
  expect(told(text, diagnostics)).toEqual([]);
  const place = { indent: 0, width: 1000 };
  return printExpression(bound, { names: written, context: 'Ordering', place, ...options });
}

describe('what is written differently in the app', () => {
  test.each([
    // names
    ['total.plus(amount)', 'this.total.plus(amount)'],
    ['now > since', 'clock.now() > since'],
    ["actor.claims['org'] === 'x'", "actor.claims.org === 'x'"],
    ['$state.total', 'this.total'],
    ['lines.map(line => line.sku)', 'this.lines.map((line) => line.sku)'],
    [
      'lines.map(clock => now > clock.sku)',
      'this.lines.map((clockItem) => clock.now() > clockItem.sku)',
    ],
    // declared things
    [
      'Money({ amount: balance, currency: Currency.EUR })',
      'new Money({ amount: this.balance, currency: Currency.EUR })',
    ],
    ['Money({ ...total, amount: balance })', 'new Money({ ...this.total, amount: this.balance })'],
    [
      'OrderLine({ sku, quantity, unitPrice: amount })',
      'new OrderLine({ sku, quantity, unitPrice: amount })',
    ],
    ["Method.card({ last4: '1234' })", "Method.card({ last4: '1234' })"],
    // helpers
    ['Decimal(0)', 'Decimal.of(0)'],
    ['sum(lines.map(l => l.quantity))', 'sum(this.lines.map((l) => l.quantity))'],
    [
      'sum(lines.map(l => l.unitPrice.amount))',
      'sumDecimals(this.lines.map((l) => l.unitPrice.amount))',
    ],
    ['Math.max(quantity, 1)', 'Math.max(quantity, 1)'],
    // reads
    ['Catalog.Product.get(sku)', 'await this.#Product.get(sku)'],
    ['Catalog.Product.get(sku)?.price', '(await this.#Product.get(sku))?.price ?? null'],
    [
      'since && Pricing.bulkPrice(amount, 1)',
      'since && (await this.#Pricing.bulkPrice(amount, 1))',
    ],
    ['OrdersOf({ customerId: id })', 'await this.#OrdersOf({ customerId: this.id })'],
    // absent is null
    ['lines[0]', 'elementAt(this.lines, 0)'],
    ['lines[0].sku', 'elementAt(this.lines, 0).sku'],
    ['lines[0]?.sku', 'this.lines[0]?.sku ?? null'],
    ['lines.find(l => l.sku === sku)', 'this.lines.find((l) => l.sku === sku) ?? null'],
    ['lines.find(l => l.sku === sku)?.note', 'this.lines.find((l) => l.sku === sku)?.note ?? null'],
    [
      "lines.find(l => l.sku === sku)?.note ?? ''",
      "this.lines.find((l) => l.sku === sku)?.note ?? ''",
    ],
    [
      'lines.find(l => l.sku === sku) === null',
      '(this.lines.find((l) => l.sku === sku) ?? null) === null',
    ],
    [
      "lines.find(l => l.sku === sku)?.note === 'x'",
      "this.lines.find((l) => l.sku === sku)?.note === 'x'",
    ],
    ['reservations[id]', 'this.reservations[this.id] ?? null'],
    ['reservations[id] ?? 0', 'this.reservations[this.id] ?? 0'],
    ['lines.map(l => l.note?.length)', 'this.lines.map((l) => l.note?.length ?? null)'],
    ['lines.filter(l => l.note?.length)', 'this.lines.filter((l) => l.note?.length)'],
    // equality by value
    ['total === amount', 'equalValues(this.total, amount)'],
    ['balance !== amount.amount', '!equalValues(this.balance, amount.amount)'],
    ['trackingNo !== null', 'this.trackingNo !== null'],
    [
      'lines.map(l => l.unitPrice).includes(total)',
      'this.lines.map((l) => l.unitPrice).some((one) => equalValues(one, this.total))',
    ],
    [
      'lines.map(one => one.unitPrice).filter(one => [total].includes(one)).length',
      'this.lines.map((one) => one.unitPrice).filter((one) => [this.total].some((other) => equalValues(other, one))).length',
    ],
    [
      'lines.map(l => l.unitPrice).indexOf(total)',
      'this.lines.map((l) => l.unitPrice).findIndex((one) => equalValues(one, this.total))',
    ],
    [
      'lines.map(l => l.unitPrice).lastIndexOf(total)',
      'this.lines.map((l) => l.unitPrice).findLastIndex((one) => equalValues(one, this.total))',
    ],
    ['tags.includes(sku)', 'this.tags.includes(sku)'],
    // literals and brackets
    ["\"it's\" + 'a'", "\"it's\" + 'a'"],
    ['0x1F + 1.50 + .5', '0x1f + 1.5 + 0.5'],
    ['`${sku}-${lines.length}`', '`${sku}-${this.lines.length}`'],
    ['(quantity + 1) * 2', '(quantity + 1) * 2'],
    [
      'quantity > 1 && (since === null && sku === id)',
      'quantity > 1 && since === null && sku === this.id',
    ],
    [
      'quantity > 1 && since === null || sku === id',
      '(quantity > 1 && since === null) || sku === this.id',
    ],
    ["{ 'sku': sku, [id]: 1 }", '{ sku, [this.id]: 1 }'],
    ['lines.map(l => ({ sku: l.sku }))', 'this.lines.map((l) => ({ sku: l.sku }))'],
    ['lines.map(l => ({ sku: l.sku }).sku)', 'this.lines.map((l) => ({ sku: l.sku }).sku)'],
  ])('%s', (text, want) => {
    expect(print(text).text).toBe(want);
  });
});

describe('conditions', () => {
  test.each([
    ['sku === id', 'sku !== this.id'],
    ['sku !== id', 'sku === this.id'],
    ['!total.covers(amount)', 'this.total.covers(amount)'],
    ['total.covers(amount)', '!this.total.covers(amount)'],
    ['total === amount', '!equalValues(this.total, amount)'],
    ['quantity > 0 && sku === id', '!(quantity > 0 && sku === this.id)'],
    ['lines.find(l => l.sku === sku)?.note', '!this.lines.find((l) => l.sku === sku)?.note'],
  ])('not %s', (text, want) => {
    expect(print(text, { negated: true }).text).toBe(want);
  });
});

test('imports are what the text needs, from where it stands', () => {
  const { imports } = print(
    'Money({ amount: Decimal(0), currency: Currency.EUR }) === OrderLine({ sku, quantity, unitPrice: amount }).unitPrice',
  );
  expect(imports.map(({ name, from }) => `${name} from ${from}`).sort()).toEqual([
    'Currency from src/shared/enums/currency.ts',
    'Decimal from @plinth/runtime/domain',
    'Money from src/shared/values/money.ts',
    'OrderLine from src/contexts/ordering/domain/values/order-line.ts',
    'equalValues from @plinth/runtime/domain',
  ]);
});

describe('long expressions are broken as Biome breaks them', () => {
  test.each([
    'lines.some(l => l.quantity > 100) || lines.length > 10 || total.covers(amount) || status === OrderStatus.Paid',
    'Money({ amount: total.amount.plus(amount.amount).times(quantity).round(2), currency: lines[0].unitPrice.currency })',
    'lines.filter(l => l.quantity > 100).map(l => l.unitPrice.times(l.quantity)).reduce((all, one) => all.plus(one), total)',
    'status === OrderStatus.Paid ? lines.find(l => l.sku === sku)?.note : quantity > 100 ? `${sku} and some more` : trackingNo',
    '[...lines, OrderLine({ sku, quantity, unitPrice: Money({ amount: balance, currency: Currency.EUR }) })]',
    '{ ...reservations, [id]: sum(values(reservations)) + sum(lines.map(line => line.quantity)) + quantity }',
  ])('%s', (text) => {
    const place = { indent: 0, column: 14, after: ';' };
    const wide = print(text, { as: 'assign', place: { ...place, width: 1000 } }).text;
    const [want] = formatted([`const result =${wide};`]);
    expect(want).toContain('\n');
    expect(`const result =${print(text, { as: 'assign', place }).text};`).toBe(want);
  });
});
