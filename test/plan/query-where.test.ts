import { describe, expect, test } from 'vitest';
import { isRowQuery, queryScope } from '../../src/plan/query-scope.ts';
import { whereCalls } from '../../src/plan/query-where.ts';
import { breakLines } from '../../src/render/break-lines.ts';
import { found, modelOf } from '../model/model-of.ts';

/** What one line of `where` becomes: the arguments of the call, and its guard. */
async function whereOf(line: string, input = '') {
  const model = await modelOf(`plinth: 1
app: { name: shop }
contexts:
  Catalog:
    enums: { Kind: [Chair, Table] }
    entities:
      Product:
        fields:
          name: string
          kind: Kind
          price: decimal
          stock: int
          weight: number?
          active: bool
          added: datetime
          day: date?
          tags: string*
          prices: decimal*
          sizes: int*
          similar: ref Product*
          maker: ref Maker?
        crud: all
      Maker: { id: int, fields: { name: string }, crud: all }
    queries:
      Found: { from: Product, input: { ${input} }, where: ["${line}"] }
`);
  const context = found(model.contexts[0]);
  const query = found(context.queries[0]);
  if (!isRowQuery(query)) throw new Error('reads no rows');
  const call = found(whereCalls(queryScope(model, context, query))[0]);
  return { ...call, args: breakLines(call.args) };
}

describe('a line of where', () => {
  test.each([
    ['name = name', 'name: string', "('name', '=', input.name)"],
    ['name != name', 'name: string', "('name', '!=', input.name)"],
    ['stock < most', 'most: int', "('stock', '<', input.most)"],
    ['stock <= 10', '', "('stock', '<=', 10)"],
    ['weight > 2.50', '', "('weight', '>', 2.5)"],
    ['weight != 2', '', "('weight', 'is distinct from', 2)"],
    ['weight = null', '', "('weight', 'is', null)"],
    ['weight != null', '', "('weight', 'is not', null)"],
    ['weight > null', '', '(({ lit }) => lit(false))'],
    [
      'price >= least',
      'least: decimal',
      "(asNumber(sql.ref('price')), '>=', numeric(input.least))",
    ],
    ['price = 9.90', '', "(asNumber(sql.ref('price')), '=', numeric('9.90'))"],
    ['price < most', 'most: int', "(asNumber(sql.ref('price')), '<', numeric(input.most))"],
    ['stock < most', 'most: decimal', "('stock', '<', numeric(input.most))"],
    ['active = true', '', "('active', '=', 1)"],
    ['active', 'active: bool', "('active', '=', Number(input.active))"],
    ['kind = Kind.Chair', '', "('kind', '=', Kind.Chair)"],
    ['kind in (Kind.Chair Kind.Table)', '', "('kind', 'in', [Kind.Chair, Kind.Table])"],
    ['kind in kinds', 'kinds: Kind+', "('kind', 'in', input.kinds)"],
    [
      'price in prices',
      'prices: decimal+',
      "(asNumber(sql.ref('price')), 'in', input.prices.map(numeric))",
    ],
    ['active in either', 'either: bool+', "('active', 'in', input.either.map(Number))"],
    ['weight in (null)', '', "('weight', 'is', null)"],
    ['day in (null)', '', "('day', 'is', null)"],
    ["day >= '2025-01-31'", '', "('day', '>=', '2025-01-31')"],
    ["added > '2025-01-31T10:00:00+01:00'", '', "('added', '>', '2025-01-31T09:00:00.000Z')"],
    ['name contains part', 'part: string', "(containsText(sql.ref('name'), input.part))"],
    ["name startsWith '50%'", '', "(startsWithText(sql.ref('name'), '50%'))"],
    ['tags contains tag', 'tag: string', "(containsElement(sql.ref('tags'), input.tag))"],
    ['sizes contains 5', '', "(containsElement(sql.ref('sizes'), 5))"],
    ['prices contains 5.0', '', "(containsElement(sql.ref('prices'), Decimal.of('5.0')))"],
    [
      'prices contains price',
      'price: decimal',
      "(containsElement(sql.ref('prices'), input.price))",
    ],
    ['maker = maker', 'maker: ref Maker', "('maker', '=', input.maker)"],
    ['name = actor.id', '', "('name', '=', actor.id)"],
    ['tags contains actor.team', '', "(containsElement(sql.ref('tags'), teamClaim))"],
    ['stock < actor.level', '', "('stock', '<', levelClaim)"],
    ['price < actor.limit', '', "(asNumber(sql.ref('price')), '<', numeric(limitClaim))"],
  ])('%s (%s)', async (line, input, args) => {
    expect(await whereOf(line, input)).toMatchObject({ args, guard: '' });
  });

  test('rows of a table of links are looked up in it', async () => {
    const { args } = await whereOf('similar contains other', 'other: ref Product');
    expect(args.replaceAll(/\s+/g, ' ')).toBe(
      "( 'id', 'in', this.#tables .selectFrom('catalog_product_similar') .select('owner_id') .where('target_id', '=', input.other), )",
    );
  });

  test('null in a list is found by a test of its own', async () => {
    const { args } = await whereOf('price in (1 null)');
    expect(args.replaceAll(/\s+/g, ' ')).toContain(
      "eb('total', 'is', null)".replace('total', 'price'),
    );
    expect(args).toContain("eb(asNumber(sql.ref('price')), 'in', [numeric('1')])");
  });
});

describe('a line whose input may be absent is dropped without it', () => {
  test.each([
    ['name', 'name: string?', 'input.name !== undefined'],
    ['kind in kinds', 'kinds: Kind*', 'input.kinds !== undefined && input.kinds.length > 0'],
    ['name', "name: string = 'chair'", ''],
    ['name', "name: string? = 'chair'", ''],
    ['kind in kinds', 'kinds: Kind+', ''],
  ])('%s (%s)', async (line, input, guard) => {
    const written = input.includes("'") ? input.replace(/: (.*)$/, ': "$1"') : input;
    expect((await whereOf(line, written)).guard).toBe(guard);
  });
});

test('what a line needs is imported', async () => {
  const { imports } = await whereOf('price >= least', 'least: decimal');
  expect(imports.map(({ name }) => name).sort()).toEqual(['asNumber', 'numeric', 'sql']);
});
