import { describe, expect, test } from 'vitest';
import { bindExpression } from '../../src/model/expression.ts';
import { nameOf } from '../../src/model/expression-operator.ts';
import { type Place, scopeAt } from '../../src/model/scope.ts';
import { nameables, parts } from './ordering.ts';
import { parsed, told } from './parsed.ts';

const bind = (text: string, place: Place = 'command let') =>
  bindExpression(parsed(text), scopeAt(place, nameables, parts));

describe('types', () => {
  test.each([
    ['1 + 2', 'number'],
    ["'a' + 1", 'string'],
    ['null', 'null'],
    ['`${quantity} pieces`', 'string'],
    ['quantity', 'number'],
    ['amount', 'Money'],
    ['since', 'string | null'],
    ['balance', 'Decimal'],
    ['$state.amount', 'unknown'],
    ['$state.balance', 'Decimal'],
    ['$input.amount.currency', 'Currency'],
    ['status', 'OrderStatus'],
    ['now', 'string'],
    ['actor.roles', 'readonly string[]'],
    ['actor.claims', 'Record<string, unknown>'],
    ['lines', 'readonly OrderLine[]'],
    ['lines[0]', 'OrderLine'],
    ['lines[0].unitPrice.amount', 'Decimal'],
    ['lines.length', 'number'],
    ['lines.length > 3', 'boolean'],
    ['reservations[id]', 'number | null'],
    ['total.plus(amount)', 'Money'],
    ['total.plus(amount).amount.times(2)', 'Decimal'],
    ['total.covers(amount)', 'boolean'],
    ['balance.plus(1).round(2)', 'Decimal'],
    ['balance.gte(amount.amount)', 'boolean'],
    ['lines.map(line => line.unitPrice)', 'readonly Money[]'],
    ['lines.map(l => l.unitPrice.amount).reduce((a, b) => a.plus(b), Decimal(0))', 'Decimal'],
    ['lines.filter(l => l.quantity > 1)', 'readonly OrderLine[]'],
    ['lines.find(l => l.quantity > 1)', 'OrderLine | null'],
    ['lines.find(l => l.quantity > 1)?.unitPrice', 'Money | null'],
    ['lines.some(l => l.quantity > 1)', 'boolean'],
    ['[...lines, lines[0]]', 'readonly OrderLine[]'],
    ['[...tags, sku]', 'readonly string[]'],
    ['sum(lines.map(l => l.quantity))', 'number'],
    ['sum(values(reservations))', 'number'],
    ['keys(reservations)', 'readonly string[]'],
    ['omit(reservations, sku)', 'Record<string, number>'],
    ["addTime(now, '24h')", 'string'],
    ['Math.max(quantity, 1)', 'number'],
    ['Decimal(0)', 'Decimal'],
    ["Money({ amount: Decimal('1.20'), currency: Currency.EUR })", 'Money'],
    ["Method.card({ last4: '1234' })", 'Method'],
    ['Currency.EUR', 'Currency'],
    ['trackingNo ?? sku', 'string'],
    ['since && amount', 'unknown'],
    ['Catalog.Product.get(sku)', 'Product | null'],
    ['Catalog.Product.get(sku)?.price', 'Money | null'],
    ['Pricing.bulkPrice(amount, quantity)', 'Money'],
    ['CardProcessor.charge({ amount: balance }).message', 'string'],
    ['OrdersOf({ customerId: id })', 'readonly OrderSummary[]'],
    ['quantity > 1 ? amount : total', 'Money'],
    ['quantity > 1 ? amount : null', 'Money | null'],
    ['{ ...reservations, [id]: quantity }', 'Record<string, unknown>'],
    ['extra.whatever.it.holds', 'unknown'],
  ])('%s is %s', (text, want) => {
    const { bound, diagnostics } = bind(text);
    expect(told(text, diagnostics)).toEqual([]);
    expect(nameOf(bound.type)).toBe(want);
  });
});

describe('bindings', () => {
  test.each<[string, Place, string[]]>([
    ['total.plus(amount)', 'command require', ['total: state', 'amount: input']],
    ['total.plus(amount)', 'apply', ['total: state', 'amount: payload']],
    ['$state.total', 'command require', ['$state: whole']],
    ['now > meta.at', 'policy', ['now: now', 'meta: meta']],
    [
      'Money({ amount: balance, currency: Currency.EUR })',
      'command require',
      ['Money: constructor Money', 'balance: state', 'Currency.EUR: member EUR'],
    ],
    ["Method.card({ last4: '1' })", 'command require', ['Method.card: case card']],
    [
      'lines.some(l => l.sku === sku)',
      'command require',
      ['lines: state', 'l: param', 'sku: input'],
    ],
    [
      'Math.max(sum(tags), 1)',
      'command require',
      ['Math.max: helper Math.max', 'sum: helper sum', 'tags: state'],
    ],
    [
      'Catalog.Product.get(sku)',
      'command let',
      ['Catalog.Product.get: get Catalog.Product.get', 'sku: input'],
    ],
    [
      'Pricing.isLarge(lines)',
      'command let',
      ['Pricing.isLarge: service Ordering.Pricing.isLarge', 'lines: state'],
    ],
    [
      'CardProcessor.charge({ amount: balance })',
      'command let',
      ['CardProcessor.charge: external Ordering.CardProcessor.charge', 'balance: state'],
    ],
    [
      'OrdersOf({ customerId: id })',
      'command let',
      ['OrdersOf: query Ordering.OrdersOf', 'id: state'],
    ],
  ])('%s in %s', (text, place, want) => {
    const { bound, diagnostics } = bind(text, place);
    expect(told(text, diagnostics)).toEqual([]);
    const lines = [...bound.bindings]
      .sort(([one], [other]) => one.start - other.start)
      .map(([node, binding]) => {
        const owner =
          'context' in binding
            ? [binding.context, binding.owner, binding.name].filter(Boolean).join('.')
            : binding.name;
        const name = text.slice(node.start, node.end);
        return `${name}: ${binding.kind}${owner === name && !('context' in binding) && binding.kind !== 'helper' && binding.kind !== 'constructor' ? '' : ` ${owner}`}`;
      });
    expect(lines).toEqual(want);
  });
});

describe('findings', () => {
  test.each<[string, Place, string[]]>([
    [
      'line.length > 0',
      'command require',
      ['SPEC_EXPR_UNKNOWN_NAME "line": line is not in scope (did you mean lines?)'],
    ],
    [
      'quantity > xyzzy',
      'command require',
      ['SPEC_EXPR_UNKNOWN_NAME "xyzzy": xyzzy is not in scope'],
    ],
    [
      'total.plus(amout)',
      'command require',
      ['SPEC_EXPR_UNKNOWN_NAME "amout": amout is not in scope (did you mean amount?)'],
    ],
    [
      'lines.some(l => l.quantity > quantty)',
      'command require',
      ['SPEC_EXPR_UNKNOWN_NAME "quantty": quantty is not in scope (did you mean quantity?)'],
    ],
    ['actor.id', 'command returns', ['SPEC_EXPR_UNKNOWN_NAME "actor": actor is not in scope']],
    [
      '$state.total',
      'command returns',
      ['SPEC_EXPR_UNKNOWN_NAME "$state": $state is not in scope'],
    ],
    [
      'status === OrderStatus.Palced',
      'command require',
      [
        'SPEC_UNKNOWN_MEMBER "Palced": Palced is not a member of OrderStatus (did you mean Placed?)',
      ],
    ],
    [
      'status === OrderStatuss.Placed',
      'command require',
      [
        'SPEC_EXPR_UNKNOWN_NAME "OrderStatuss": OrderStatuss is not in scope (did you mean OrderStatus?)',
      ],
    ],
    [
      'Date.now()',
      'command require',
      ['SPEC_EXPR_FORBIDDEN "Date": the global Date is not allowed in an expression'],
    ],
    [
      "console.log('x')",
      'command require',
      ['SPEC_EXPR_FORBIDDEN "console": the global console is not allowed in an expression'],
    ],
    [
      'Number(sku)',
      'command require',
      ['SPEC_EXPR_FORBIDDEN "Number": the global Number is not allowed in an expression'],
    ],
    [
      'process.env.HOME',
      'command require',
      ['SPEC_EXPR_FORBIDDEN "process": the global process is not allowed in an expression'],
    ],
    [
      'quantity > Infinity',
      'command require',
      ['SPEC_EXPR_FORBIDDEN "Infinity": the global Infinity is not allowed in an expression'],
    ],
    [
      'Pricing.isLarge(lines)',
      'command require',
      [
        'SPEC_CALL_NOT_ALLOWED "Pricing.isLarge": Pricing.isLarge cannot be called here (look it up in let:)',
      ],
    ],
    [
      'Catalog.Product.get(sku)',
      'apply',
      [
        'SPEC_EXPR_UNKNOWN_NAME "sku": sku is not in scope',
        'SPEC_CALL_NOT_ALLOWED "Catalog.Product.get": Catalog.Product.get cannot be called here (look it up in let:)',
      ],
    ],
    [
      'lines.map(l => Pricing.bulkPrice(l.unitPrice, 1))',
      'command let',
      [
        'SPEC_CALL_NOT_ALLOWED "Pricing.bulkPrice": Pricing.bulkPrice cannot be called here (not inside an arrow function: look it up in let:)',
      ],
    ],
    [
      'Order.Ship(id)',
      'command let',
      [
        'SPEC_CALL_NOT_ALLOWED "Order.Ship": Order.Ship cannot be called here (commands are sent by the do: of sagas, policies and the like)',
      ],
    ],
    [
      'Pricing.isLrge(lines)',
      'command let',
      [
        'SPEC_UNKNOWN_CALL "isLrge": nothing called Pricing.isLrge can be called (did you mean isLarge?)',
      ],
    ],
    [
      'Prcing.isLarge(lines)',
      'command let',
      [
        'SPEC_UNKNOWN_CALL "Prcing": nothing called Prcing.isLarge can be called (did you mean Pricing?)',
      ],
    ],
    [
      'Mony({ amount: balance })',
      'command let',
      ['SPEC_UNKNOWN_CALL "Mony": nothing called Mony can be called (did you mean Money?)'],
    ],
    [
      'Method.cards({})',
      'command let',
      ['SPEC_UNKNOWN_CALL "cards": nothing called Method.cards can be called (did you mean card?)'],
    ],
    [
      'Money.zero()',
      'command let',
      ['SPEC_UNKNOWN_CALL "zero": nothing called Money.zero can be called'],
    ],
    [
      'sume(tags)',
      'command let',
      ['SPEC_UNKNOWN_CALL "sume": nothing called sume can be called (did you mean sum?)'],
    ],
    [
      'quantity(1)',
      'command let',
      ['SPEC_UNKNOWN_CALL "quantity": nothing called quantity can be called'],
    ],
    [
      'Catalogue.Product.get(sku)',
      'command let',
      ['SPEC_UNKNOWN_CONTEXT "Catalogue": no context Catalogue (did you mean Catalog?)'],
    ],
    [
      'Billing.Invoice.get(sku)',
      'command let',
      [
        'SPEC_USES_MISSING "Billing": Ordering names Billing.Invoice.get but does not use Billing (add uses: { Billing: conformist })',
      ],
    ],
    [
      'Catalog.Produkt.get(sku)',
      'command let',
      ['SPEC_EXPR_UNKNOWN_NAME "Produkt": Catalog.Produkt is not in scope (did you mean Product?)'],
    ],
    [
      'balance + 1',
      'command require',
      [
        "SPEC_EXPR_TYPE \"balance + 1\": Operator '+' cannot be applied to types 'Decimal' and 'number' (write balance.plus(1))",
      ],
    ],
    [
      'balance < amount.amount',
      'command require',
      [
        "SPEC_EXPR_TYPE \"balance < amount.amount\": Operator '<' cannot be applied to types 'Decimal' and 'Decimal' (write balance.lt(amount.amount))",
      ],
    ],
    [
      '1 - balance',
      'command require',
      [
        "SPEC_EXPR_TYPE \"1 - balance\": Operator '-' cannot be applied to types 'number' and 'Decimal'",
      ],
    ],
    [
      'line + linees',
      'command require',
      [
        'SPEC_EXPR_UNKNOWN_NAME "line": line is not in scope (did you mean lines?)',
        'SPEC_EXPR_UNKNOWN_NAME "linees": linees is not in scope (did you mean lines?)',
      ],
    ],
    [
      'Money',
      'command require',
      [
        'SPEC_EXPR_UNKNOWN_NAME "Money": Money is not in scope (it is declared, but is no value by itself: write Money(..) where it can be called)',
      ],
    ],
  ])('%s in %s', (text, place, want) => {
    expect(told(text, bind(text, place).diagnostics)).toEqual(want);
  });
});
