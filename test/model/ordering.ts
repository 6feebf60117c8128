import type {
  Enum,
  ExpressionType,
  Field,
  Type,
  Union,
  Value,
} from '../../src/model/declaration.ts';
import { namesOf, types } from '../../src/model/expression-type.ts';
import type { Nameable, Nameables, Parts } from '../../src/model/scope.ts';

/** A small ordering context made by hand: what expressions may name, without a spec. */

const at = { file: 'plinth.yaml', path: [] };

const named = (name: string, context?: string) => ({
  id: context ? `${context}.${name}` : name,
  name,
  context,
  description: undefined,
  was: undefined,
  at,
});

const scalar = (
  scalar: 'string' | 'int' | 'decimal' | 'bool' | 'datetime' | 'uuid' | 'json',
): Type => ({
  kind: 'scalar',
  scalar,
  min: undefined,
  max: undefined,
  pattern: undefined,
  scale: undefined,
});

export function field(name: string, type: Type, more: Partial<Field> = {}): Field {
  return {
    name,
    type,
    card: 'one',
    wire: name,
    unique: false,
    immutable: false,
    secret: false,
    distinct: false,
    default: undefined,
    computed: undefined,
    description: undefined,
    example: undefined,
    was: undefined,
    at,
    ...more,
  };
}

const enumeration = (name: string, members: string[], context?: string): Enum => ({
  ...named(name, context),
  kind: 'enum',
  members: members.map((member) => ({ name: member, wire: member, was: undefined })),
  statesOf: undefined,
});

export const currency = enumeration('Currency', ['EUR', 'USD', 'GBP']);
export const orderStatus = enumeration('OrderStatus', ['Draft', 'Placed', 'Paid'], 'Ordering');
const inCurrency: Type = { kind: 'enum', enum: currency };

const operations: Value['operations'][number][] = [];
export const money: Value = {
  ...named('Money'),
  kind: 'value',
  fields: [field('amount', scalar('decimal')), field('currency', inCurrency)],
  invariants: [],
  operations,
};
const inMoney: Type = { kind: 'value', value: money };
const operation = (name: string, input: Field[], type: Type): Value['operations'][number] => ({
  name,
  input,
  returns: { type, card: 'one' },
  require: [],
  body: undefined,
  description: undefined,
  was: undefined,
  at,
});
operations.push(
  operation('plus', [field('other', inMoney)], inMoney),
  operation('times', [field('n', scalar('int'))], inMoney),
  operation('covers', [field('other', inMoney)], scalar('bool')),
);

export const orderLine: Value = {
  ...named('OrderLine', 'Ordering'),
  kind: 'value',
  fields: [
    field('sku', scalar('string')),
    field('quantity', scalar('int')),
    field('unitPrice', inMoney),
    field('note', scalar('string'), { card: 'optional' }),
  ],
  invariants: [],
  operations: [],
};
const lines = field('lines', { kind: 'value', value: orderLine }, { card: 'many' });

export const payment: Union = {
  ...named('Method', 'Ordering'),
  kind: 'union',
  cases: [
    { name: 'card', fields: [field('last4', scalar('string'))] },
    { name: 'cash', fields: [] },
  ],
};

const product: Nameable = {
  kind: 'entity',
  name: 'Product',
  id: types.string,
  row: namesOf([
    field('id', scalar('string')),
    field('name', scalar('string')),
    field('price', inMoney),
    field('active', scalar('bool')),
  ]),
  commands: [],
};

const reason = field('reason', scalar('string'));
const order: Nameable = {
  kind: 'aggregate',
  name: 'Order',
  id: types.string,
  row: namesOf([field('id', scalar('uuid')), lines]),
  commands: [
    { kind: 'command', name: 'Open', input: [field('customerId', scalar('uuid'))] },
    { kind: 'command', name: 'Cancel', id: types.string, input: [reason] },
    { kind: 'command', name: 'Ship', id: types.string, input: [] },
  ],
};

const ordering: Nameable[] = [
  orderLine,
  orderStatus,
  payment,
  order,
  {
    kind: 'service',
    name: 'Pricing',
    operations: [
      operation('bulkPrice', [field('price', inMoney), field('quantity', scalar('int'))], inMoney),
      operation('isLarge', [lines], scalar('bool')),
    ],
  },
  {
    kind: 'external',
    name: 'CardProcessor',
    operations: [
      {
        name: 'charge',
        input: [field('amount', scalar('decimal'))],
        returns: types.object([{ name: 'message', type: types.string }]),
      },
    ],
  },
  {
    kind: 'query',
    name: 'OrdersOf',
    input: [field('customerId', scalar('uuid'))],
    returns: types.list(types.object(namesOf([lines]), 'OrderSummary')),
  },
  { kind: 'command', name: 'SendReceipt', input: [field('orderId', scalar('uuid'))] },
];

const byName = (list: readonly Nameable[]) => new Map(list.map((one) => [one.name, one]));

export const nameables: Nameables = {
  context: 'Ordering',
  own: byName([...ordering, money, currency]),
  contexts: new Map([
    ['Ordering', byName(ordering)],
    ['Catalog', byName([product])],
    ['Billing', byName([{ ...product, name: 'Invoice' }])],
  ]),
  uses: new Set(['Catalog']),
};

const status: { name: string; type: ExpressionType } = { name: 'status', type: orderStatus };

/** The parts of a command of Order. */
export const parts: Parts = {
  input: namesOf([
    field('sku', scalar('string')),
    field('quantity', scalar('int')),
    field('amount', inMoney),
    field('since', scalar('datetime'), { card: 'optional' }),
  ]),
  state: [
    ...namesOf([
      field('id', scalar('uuid')),
      lines,
      field('total', inMoney),
      field('balance', scalar('decimal')),
      field('tags', scalar('string'), { card: 'many' }),
      field('trackingNo', scalar('string'), { card: 'optional' }),
      field('reservations', { kind: 'map', key: scalar('uuid'), value: scalar('int') }),
      field('extra', scalar('json')),
    ]),
    status,
  ],
  payload: namesOf([field('amount', inMoney), field('orderId', scalar('uuid'))]),
};
