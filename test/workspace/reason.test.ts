import { describe, expect, it } from 'vitest';
import { reasons } from '../../src/workspace/reason.ts';
import { snapshotOf } from '../../src/workspace/snapshot.ts';

const named = (text: string, more: object = {}) => ({
  name: { text, at: { path: [] } },
  at: {},
  ...more,
});

const field = (name: string, type = 'string', more: object = {}) =>
  named(name, { type: { kind: 'scalar', name: type }, flags: [], ...more });

const spec = (fields: readonly object[], more: object = {}) => ({
  app: named('shop'),
  shared: { values: [named('Money', { fields: [field('amount')] })] },
  contexts: [
    named('Catalog', {
      uses: [],
      entities: [
        named('Product', { pages: false, fields, ...more }),
        named('Category', { fields: [] }),
      ],
    }),
  ],
});

const base = spec([field('name'), field('price')]);

const why = (
  after: Parameters<typeof snapshotOf>[0],
  id = 'Catalog.Product#service',
  plinth = '0.1.0',
) =>
  reasons(
    { elements: snapshotOf(base), plinth: '0.1.0' },
    { elements: snapshotOf(after), plinth },
  )(id);

describe('the reason why a file changes', () => {
  it.each<[string, Parameters<typeof snapshotOf>[0], string]>([
    [
      'a field more',
      spec([field('name'), field('price'), field('weight')]),
      'field weight added to Catalog.Product',
    ],
    ['a field less', spec([field('name')]), 'field price removed from Catalog.Product'],
    [
      'another type',
      spec([field('name'), field('price', 'int')]),
      'field price changed in Catalog.Product',
    ],
    [
      'another name of a field',
      spec([field('title', 'string', { was: 'name' }), field('price')]),
      'field name is now title in Catalog.Product',
    ],
    [
      'a name that was never there',
      spec([field('name'), field('price'), field('title', 'string', { was: 'label' })]),
      'field title added to Catalog.Product',
    ],
    ['another order', spec([field('price'), field('name')]), 'fields reordered in Catalog.Product'],
    [
      'another key',
      spec([field('name'), field('price')], { pages: true }),
      'pages added to Catalog.Product',
    ],
    [
      'several at once',
      spec([field('name'), field('weight')], { pages: true }),
      'field weight added to Catalog.Product, and 2 more',
    ],
  ])('%s', (_, after, want) => {
    expect(why(after)).toBe(want);
  });

  it.each<[string, string]>([
    ['Catalog.Category#service', 'field weight added to Catalog.Product'],
    ['Catalog#context', 'field weight added to Catalog.Product'],
    ['app#package', 'field weight added to Catalog.Product'],
  ])('of another element is what changed nearest to it: %s', (id, want) => {
    expect(why(spec([field('name'), field('price'), field('weight')]), id)).toBe(want);
  });

  it('is a new thing, or one that went', () => {
    const more = spec([field('name'), field('price')]);
    more.contexts[0] = { ...more.contexts[0], entities: [named('Brand')] } as never;
    expect(why(more, 'Catalog.Brand#domain')).toBe('Catalog.Brand added');
    expect(why(more, 'Catalog.Product#domain')).toBe('Catalog.Product removed');
  });

  it('is the new name of a thing that had another one', () => {
    const renamed = spec([field('name'), field('price')]);
    const brand = named('Brand', { was: { text: 'Product', at: {} }, fields: [field('name')] });
    renamed.contexts[0] = { ...renamed.contexts[0], entities: [brand] } as never;
    expect(why(renamed, 'Catalog.Brand#domain')).toBe('Catalog.Product is now Catalog.Brand');
    expect(why(renamed, 'Catalog#context')).toBe('Catalog.Product is now Catalog.Brand');
  });

  it('is plinth itself when the spec says the same', () => {
    expect(why(base, 'Catalog.Product#service', '0.2.0')).toBe('plinth 0.1.0 is now 0.2.0');
    expect(why(base)).toBe('generated differently');
  });

  it('is told to nobody about places in the file', () => {
    const moved = JSON.parse(JSON.stringify(base).replaceAll('"path":[]', '"path":["moved"]'));
    expect(snapshotOf(moved)).toEqual(snapshotOf(base));
  });
});
