import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/plan/check-text.ts';
import { flatText } from '../../src/plan/code-doc.ts';
import { columnOf, columnText, fromColumn, toColumn } from '../../src/plan/type-column.ts';
import { fromJson, toJson } from '../../src/plan/type-json.ts';
import { mayBeAbsent } from '../../src/plan/type-schema.ts';
import { typeText } from '../../src/plan/type-text.ts';
import { fieldsOf } from './model-of.ts';

interface Row {
  readonly field: string;
  readonly domain: string;
  readonly json: string;
  readonly read: string;
  readonly write: string;
}

const rows: readonly Row[] = [
  { field: 'string', domain: 'string', json: 'string', read: 'x', write: 'x' },
  { field: 'int?', domain: 'number | null', json: 'number | null', read: 'x ?? null', write: 'x' },
  { field: 'bool', domain: 'boolean', json: 'boolean', read: 'x', write: 'x' },
  { field: 'json', domain: 'JsonValue', json: 'JsonValue', read: 'x', write: 'x' },
  {
    field: 'datetime',
    domain: 'string',
    json: 'string',
    read: 'normaliseDatetime(x)',
    write: 'x',
  },
  {
    field: 'Amount',
    domain: 'Amount',
    json: 'string | number',
    read: 'Decimal.of(x)',
    write: 'x.toFixed(2)',
  },
  {
    field: 'decimal?',
    domain: 'Decimal | null',
    json: 'string | number | null',
    read: 'x == null ? null : Decimal.of(x)',
    write: 'x?.toFixed(4) ?? null',
  },
  {
    field: 'decimal+',
    domain: 'readonly Decimal[]',
    json: 'readonly (string | number)[]',
    read: 'x.map((item) => Decimal.of(item))',
    write: 'x.map((item) => item.toFixed(4))',
  },
  { field: 'Currency', domain: 'Currency', json: 'Currency', read: 'x', write: 'x' },
  {
    field: 'Money',
    domain: 'Money',
    json: 'MoneyJson',
    read: "within('f', () => Money.fromJSON(x))",
    write: 'x.toJSON()',
  },
  {
    field: 'Money?',
    domain: 'Money | null',
    json: 'MoneyJson | null',
    read: "withinOptional('f', x, (item) => Money.fromJSON(item))",
    write: 'x?.toJSON() ?? null',
  },
  {
    field: 'Money*',
    domain: 'readonly Money[]',
    json: 'readonly MoneyJson[]',
    read: "withinEach('f', x ?? [], (item) => Money.fromJSON(item))",
    write: 'x.map((item) => item.toJSON())',
  },
  {
    field: 'Payment',
    domain: 'Payment',
    json: 'PaymentJson',
    read: "within('f', () => paymentFromJson(x))",
    write: 'x',
  },
  {
    field: 'Discount?',
    domain: 'Discount | null',
    json: 'DiscountJson | null',
    read: "withinOptional('f', x, (item) => discountFromJson(item))",
    write: 'x === null ? null : discountToJson(x)',
  },
  {
    field: 'map(string decimal)',
    domain: 'Readonly<Record<string, Decimal>>',
    json: 'Readonly<Record<string, string | number>>',
    read: 'mapValues(x ?? {}, (value) => Decimal.of(value))',
    write: 'mapValues(x, (value) => value.toFixed(4))',
  },
  {
    field: 'map(Currency int)',
    domain: 'Readonly<Partial<Record<Currency, number>>>',
    json: 'Readonly<Partial<Record<Currency, number>>>',
    read: 'x ?? {}',
    write: 'x',
  },
  { field: 'ref Customer', domain: 'CustomerId', json: 'CustomerId', read: 'x', write: 'x' },
  {
    field: 'ref Order?',
    domain: 'OrderId | null',
    json: 'OrderId | null',
    read: 'x ?? null',
    write: 'x',
  },
  {
    field: 'ref Stock.Item*',
    domain: 'readonly ItemId[]',
    json: 'readonly ItemId[]',
    read: 'x ?? []',
    write: 'x',
  },
];

describe.each(rows)('$field', ({ field: spec, domain, json, read, write }) => {
  const context = 'Sales';

  it('is typed in both forms, and turned from one into the other', async () => {
    const field = (await fieldsOf(`{ f: "${spec}" }`))('f');
    expect(typeText(field, { form: 'domain', context }).text).toBe(domain);
    expect(typeText(field, { form: 'json', context }).text).toBe(json);
    const source = { from: 'x', wire: 'f', absent: mayBeAbsent(field), context };
    expect(fromJson(field, source).text).toBe(read);
    expect(toJson(field, { from: 'x', context }).text).toBe(write);
  });
});

describe('imports', () => {
  it.each([
    ['Money', [['Money', 'src/shared/values/money.ts']]],
    ['ref Stock.Item', [['ItemId', 'src/contexts/stock/contract.ts']]],
    ['ref Order', [['OrderId', 'src/contexts/sales/domain/types.ts']]],
    ['ref Customer', [['CustomerId', 'src/contexts/sales/domain/customer.ts']]],
    ['decimal', [['Decimal', '@plinth/runtime/domain']]],
    ['int', []],
  ])('of %s', async (spec, wanted) => {
    const field = (await fieldsOf(`{ f: "${spec}" }`))('f');
    const { imports } = typeText(field, { form: 'domain', context: 'Sales' });
    expect(imports.map(({ name, from }) => [name, from])).toEqual(wanted);
  });
});

describe('columns', () => {
  it.each([
    ['string', 'text', 'string', 'x', 'x'],
    ['int?', 'integer', 'number | null', 'x', 'x'],
    ['number', 'real', 'number', 'x', 'x'],
    ['bool', 'integer', 'number', 'Number(x)', 'x === 1'],
    [
      'bool?',
      'integer',
      'number | null',
      'x === null ? null : Number(x)',
      'x === null ? null : x === 1',
    ],
    ['datetime', 'text', 'string', 'x', 'x'],
    ['Currency', 'text', 'Currency', 'x', 'x'],
    ['decimal(scale=2)', 'text', 'string', 'x.toFixed(2)', 'Decimal.of(x)'],
    [
      'decimal?',
      'text',
      'string | null',
      'x?.toFixed(4) ?? null',
      'x === null ? null : Decimal.of(x)',
    ],
    [
      'binary',
      'blob',
      'Uint8Array',
      "Buffer.from(x, 'base64')",
      "Buffer.from(x).toString('base64')",
    ],
    ['json', 'text', 'string', 'JSON.stringify(x)', 'JSON.parse(x)'],
    ['string*', 'text', 'string', 'JSON.stringify(x)', 'JSON.parse(x)'],
    ['Money', 'text', 'string', 'JSON.stringify(x)', 'Money.fromJSON(JSON.parse(x))'],
    [
      'Money?',
      'text',
      'string | null',
      'x === null ? null : JSON.stringify(x)',
      'x === null ? null : Money.fromJSON(JSON.parse(x))',
    ],
    [
      'Money+',
      'text',
      'string',
      'JSON.stringify(x)',
      'JSON.parse(x).map((item: MoneyJson) => Money.fromJSON(item))',
    ],
    ['ref Stock.Item', 'text', 'string', 'x', 'x'],
  ])('of %s', async (spec, sql, row, written, read) => {
    const field = (await fieldsOf(`{ f: "${spec}" }`))('f');
    expect(columnOf(field).sql).toBe(sql);
    expect(columnText(field, 'Sales').text).toBe(row);
    expect(toColumn(field, { from: 'x', context: 'Sales' }).text).toBe(written);
    expect(fromColumn(field, { from: 'x', context: 'Sales' }).text).toBe(read);
  });
});

describe('checks', () => {
  it.each([
    ['string(1..80)', 'checkString(x, { min: 1, max: 80 })'],
    ['string(/^[a-z]+$/)', 'checkString(x, { max: 255, pattern: /^[a-z]+$/u })'],
    ['text', 'checkString(x)'],
    ['int(1..)', 'checkInt(x, { min: 1 })'],
    ['decimal(0..1 scale=2)', "checkDecimal(x, { min: '0', max: '1', scale: 2 })"],
    ['uuid?', 'checkUuid(x)'],
    ['Sku', 'checkSku(x)'],
    ['Currency', 'checkMember(x, Object.values(Currency))'],
    ['ref Stock.Item', 'checkSku(x)'],
    [
      'Sku+ distinct',
      '[checkList(x, { min: 1, distinct: true }), checkEach(x, (item) => checkSku(item))]',
    ],
    ['Money+', 'checkList(x, { min: 1 })'],
    ['map(string int)', 'checkEach(x, (item) => checkInt(item))'],
  ])('of %s', async (spec, wanted) => {
    const field = (await fieldsOf(`{ f: "${spec}" }`))('f');
    const check = checkText(field, 'x', 'Sales');
    expect(check && flatText(check.code)).toBe(wanted);
  });

  it.each(['bool', 'json', 'Money', 'Payment', 'Plain', 'Money*'])(
    '%s needs none',
    async (spec) => {
      const field = (await fieldsOf(`{ f: "${spec}" }`))('f');
      expect(checkText(field, 'x', 'Sales')).toBeUndefined();
    },
  );
});
