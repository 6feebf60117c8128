import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../src/runtime/pages/field-label.ts';
import { fillForm } from '../../../src/runtime/pages/fill-form.ts';
import { parseForm } from '../../../src/runtime/pages/form-body.ts';
import { formFields } from '../../../src/runtime/pages/form-controls.ts';
import type { FormField, FormValues } from '../../../src/runtime/pages/form-field.ts';
import { addRow, removeRow } from '../../../src/runtime/pages/form-rows.ts';
import { html } from '../../../src/runtime/pages/html.ts';
import { keepSecrets } from '../../../src/runtime/pages/keep-secrets.ts';
import { readForm } from '../../../src/runtime/pages/read-form.ts';

const label = 'Label';
const currencies = ['EUR', 'USD'].map((value) => ({ value, label: value }));

const money = [
  { kind: 'decimal', name: 'amount', label, required: true },
  { kind: 'choice', name: 'currency', label, required: true, options: currencies },
] as const;

const product: readonly FormField[] = [
  { kind: 'text', name: 'name', label, required: true },
  { kind: 'text', name: 'description', label, multiline: true },
  { kind: 'number', name: 'stock', label, whole: true },
  { kind: 'check', name: 'active', label },
  { kind: 'datetime', name: 'soldUntil', label },
  { kind: 'choices', name: 'categories', label, options: currencies },
  { kind: 'lines', name: 'tags', label },
  { kind: 'lines', name: 'sizes', label, numeric: true },
  { kind: 'json', name: 'extra', label },
  { kind: 'group', name: 'price', label, required: true, fields: money },
  { kind: 'group', name: 'oldPrice', label, fields: money },
  {
    kind: 'rows',
    name: 'images',
    label,
    fields: [
      { kind: 'text', name: 'url', label, required: true },
      { kind: 'group', name: 'cost', label, fields: money },
    ],
  },
  {
    kind: 'variant',
    name: 'payment',
    label,
    variants: [
      {
        value: 'card',
        label: 'Card',
        fields: [{ kind: 'text', name: 'last4', label, required: true }],
      },
      { value: 'cash', label: 'Cash', fields: [] },
    ],
  },
];

const chair = {
  name: 'Chair',
  description: 'Oak.\nSturdy.',
  stock: 3,
  active: true,
  soldUntil: '2026-01-31T10:00:00Z',
  categories: ['EUR', 'USD'],
  tags: ['wood', 'indoor'],
  sizes: [40, 42.5],
  extra: { colour: ['red', null] },
  price: { amount: '10.50', currency: 'EUR' },
  oldPrice: null,
  images: [
    { url: 'https://a.example/1.png', cost: null },
    { url: 'https://a.example/2.png', cost: { amount: '1', currency: 'USD' } },
  ],
  payment: { type: 'card', last4: '4242' },
};

const empty = {
  name: '',
  description: null,
  stock: null,
  active: false,
  soldUntil: null,
  categories: [],
  tags: [],
  sizes: [],
  extra: null,
  price: {},
  oldPrice: null,
  images: [],
  payment: null,
};

describe('a form', () => {
  it('says what it was filled with', () => {
    expect(readForm(product, fillForm(product, chair))).toEqual(chair);
  });

  it('left empty says nothing', () => {
    expect(readForm(product, {})).toEqual(empty);
  });

  it('sends back what its rows are known by', () => {
    const lines: readonly FormField[] = [
      {
        kind: 'rows',
        name: 'lines',
        label: 'Lines',
        fields: [
          { kind: 'hidden', name: 'id', label: 'Id', numeric: true },
          { kind: 'text', name: 'note', label: 'Note', required: true },
        ],
      },
    ];
    const order = { lines: [{ id: 7, note: 'gift' }] };
    const added = addRow(fillForm(lines, order), 'lines');
    expect(readForm(lines, added)).toEqual(order);
    expect(readForm(lines, { ...added, 'lines.1.note': 'new' })).toEqual({
      lines: [...order.lines, { note: 'new' }],
    });
    const shown = html`${formFields(lines, { values: added, errors: {} })}`;
    expect(shown.markup).toContain('type="hidden" id="f-lines-0-id" name="lines.0.id" value="7"');
  });

  it.each<readonly [string, FormValues, object]>([
    ['line ends of browsers', { description: 'a\r\nb' }, { description: 'a\nb' }],
    ['blanks around a line', { name: ' Chair ' }, { name: 'Chair' }],
    ['a number that is none', { stock: 'three' }, { stock: 'three' }],
    ['a decimal with a comma', { 'price.amount': '1,5' }, { price: { amount: '1.5' } }],
    [
      'a time with seconds',
      { soldUntil: '2026-01-31T10:00:05' },
      { soldUntil: '2026-01-31T10:00:05Z' },
    ],
    ['a time that is none', { soldUntil: 'noon' }, { soldUntil: 'noon' }],
    ['one of several choices', { categories: 'EUR' }, { categories: ['EUR'] }],
    ['empty lines', { tags: '\r\nwood\r\n\r\n' }, { tags: ['wood'] }],
    ['JSON that is none', { extra: '{' }, { extra: '{' }],
    ['a group half filled', { 'oldPrice.amount': '1' }, { oldPrice: { amount: '1' } }],
    [
      'rows left empty',
      { 'images.length': '2', 'images.1.url': 'x' },
      { images: [{ url: 'x', cost: null }] },
    ],
    ['more rows than anybody shows', { 'images.length': '999999999' }, { images: [] }],
    ['a count that is none', { 'images.length': 'NaN' }, { images: [] }],
    ['a variant without fields', { 'payment.type': 'cash' }, { payment: { type: 'cash' } }],
    [
      'fields of another variant',
      { 'payment.type': 'cash', 'payment.card.last4': '1' },
      { payment: { type: 'cash' } },
    ],
    ['an unknown variant', { 'payment.type': 'gold' }, { payment: { type: 'gold' } }],
    ['names that are no fields', { __proto__: 'x', admin: 'true' }, {}],
  ])('takes %s', (_, values, read) => {
    expect(readForm(product, values)).toEqual({ ...empty, ...read });
  });
});

describe('secrets', () => {
  const secret = true;
  const phone: readonly FormField[] = [
    { kind: 'hidden', name: 'id', label },
    { kind: 'text', name: 'token', label, secret },
  ];
  const card: readonly FormField[] = [
    { kind: 'text', name: 'owner', label },
    { kind: 'number', name: 'code', label, secret },
  ];
  const fields: readonly FormField[] = [
    { kind: 'text', name: 'name', label },
    { kind: 'text', name: 'password', label, required: true, secret },
    { kind: 'text', name: 'notes', label, multiline: true, secret },
    { kind: 'choice', name: 'answer', label, options: currencies, secret },
    { kind: 'json', name: 'keys', label, secret },
    { kind: 'lines', name: 'codes', label, secret },
    { kind: 'group', name: 'card', label, fields: card },
    { kind: 'rows', name: 'phones', label, fields: phone },
    { kind: 'variant', name: 'payment', label, variants: [{ value: 'card', label, fields: card }] },
  ];
  const stored = {
    name: 'Ann',
    password: 'hush-1',
    notes: 'hush-2',
    answer: 'EUR',
    keys: { first: 'hush-3' },
    codes: ['hush-4'],
    card: { owner: 'Ann', code: 70001 },
    phones: [
      { id: 'a', token: 'hush-5' },
      { id: 'b', token: 'hush-6' },
    ],
    payment: { type: 'card', owner: 'Bo', code: 70002 },
  };
  const state = (values: FormValues) => ({ values, errors: {}, keepsSecrets: true });

  it('are shown neither as stored nor as typed', () => {
    const typed = { ...fillForm(fields, stored), password: 'hush-7', keys: 'hush-8' };
    const { markup } = html`${formFields(fields, state(typed))}`;
    expect(markup).not.toMatch(/hush|7000|value="EUR" selected/);
    expect(markup).toContain('<input type="password" autocomplete="new-password"');
    expect(markup).toContain('value="Ann"');
  });

  it('left empty stay as they are', () => {
    const typed = readForm(fields, fillForm(fields, stored));
    expect(JSON.stringify(typed)).not.toMatch(/hush|7000/);
    expect(keepSecrets(fields, typed, stored)).toEqual(stored);
  });

  it.each<readonly [string, FormValues, object]>([
    ['typed anew', { password: 'new' }, { password: 'new' }],
    [
      'of a row typed anew',
      { 'phones.0.token': 'new' },
      { phones: [{ id: 'a', token: 'new' }, stored.phones[1]] },
    ],
    [
      'of a row that moved up',
      { 'phones.length': '1', 'phones.0.id': 'b' },
      { phones: [stored.phones[1]] },
    ],
    [
      'of a row that nobody knows',
      { 'phones.length': '1', 'phones.0.id': 'c' },
      { phones: [{ id: 'c' }] },
    ],
  ])('%s', (_, change, wanted) => {
    const typed = readForm(fields, { ...fillForm(fields, stored), ...change });
    expect(keepSecrets(fields, typed, stored)).toEqual({ ...stored, ...wanted });
  });

  it('left empty in a new form are left out', () => {
    expect(readForm(fields.slice(0, 6), {})).toEqual({ name: null });
  });
});

describe('the label of', () => {
  const fields: readonly FormField[] = [
    { kind: 'text', name: 'name', label: 'Name' },
    { kind: 'text', name: '@type', label: 'Type' },
    { kind: 'group', name: 'price', label: 'Price', fields: [{ ...money[0], label: 'Amount' }] },
    {
      kind: 'rows',
      name: 'images',
      label: 'Images',
      fields: [{ kind: 'text', name: 'url', label: 'Url' }],
    },
    { kind: 'lines', name: 'tags', label: 'Tags' },
    { kind: 'text', name: 'dotted.name', label: 'Dotted' },
  ];
  it.each([
    ['name', 'Name'],
    ['@type', 'Type'],
    ['price', 'Price'],
    ['price.amount', 'Price: Amount'],
    ['images.0.url', 'Images 1: Url'],
    ['images.1', 'Images 2'],
    ['tags.2', 'Tags 3'],
    ['dotted.name', 'Dotted'],
    ['nothing.0', 'nothing.0'],
    ['price.tax', 'Price: tax'],
  ])('%s', (path, wanted) => {
    expect(labelOf(fields, path)).toBe(wanted);
  });
});

describe('rows', () => {
  const rows = {
    'images.length': '3',
    'images.0.url': 'a',
    'images.1.url': 'b',
    'images.2.url': 'c',
    name: 'x',
  };

  it('are added at the end', () => {
    expect(addRow(rows, 'images')['images.length']).toBe('4');
    expect(addRow({}, 'images')).toEqual({ 'images.length': '1' });
  });

  it.each([
    ['images.1', { 'images.length': '2', 'images.0.url': 'a', 'images.1.url': 'c', name: 'x' }],
    ['images.2', { 'images.length': '2', 'images.0.url': 'a', 'images.1.url': 'b', name: 'x' }],
    ['images.7', rows],
    ['nonsense', rows],
  ])('are taken out: %s', (place, left) => {
    expect(removeRow(rows, place)).toEqual(left);
  });
});

describe('markup', () => {
  const shown = (fields: readonly FormField[], values: FormValues, errors = {}): string =>
    html`${formFields(fields, { values, errors })}`.markup;

  it('holds no value unescaped', () => {
    const evil = `"'><script>alert(1)</script>&`;
    const values = Object.fromEntries(
      Object.keys(fillForm(product, chair)).map((name) => [
        name,
        name.endsWith('.length') ? '2' : evil,
      ]),
    );
    const errors = Object.fromEntries(Object.keys(values).map((name) => [name, [evil]]));
    const markup = shown(product, values, errors);
    expect(markup).not.toContain('<script');
    expect(markup).toContain('&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
  });

  it('names every control, once', () => {
    const markup = shown(product, fillForm(product, chair));
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const labelled = [...markup.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of labelled) expect(ids).toContain(id);
  });

  it('puts an error beside its field and tells assistive technology', () => {
    const [name] = product;
    const markup = shown(name === undefined ? [] : [name], {}, { name: ['is required'] });
    expect(markup).toContain('aria-describedby="f-name-error" aria-invalid="true"');
    expect(markup).toContain('<p class="error" id="f-name-error">is required</p>');
  });

  it('shows errors of a union beside the fields of the chosen variant', () => {
    const fields = product.filter(({ kind }) => kind === 'variant');
    const errors = { 'payment.last4': ['is required'] };
    const markup = shown(fields, { 'payment.type': 'card' }, errors);
    expect(markup).toContain('id="f-payment-card-last4-error">is required');
  });

  it.each(['\nfirst', 'last\n'])('keeps the line ends of a text: %j', (text) => {
    const fields = product.filter(({ name }) => name === 'description');
    const [, body] =
      /<textarea[^>]*>([^<]*)<\/textarea>/.exec(shown(fields, { description: text })) ?? [];
    // A parser drops one line end right behind the tag.
    expect(body?.replace(/^\n/, '')).toBe(text);
  });
});

describe('what browsers send', () => {
  it.each([
    ['a=1&b=x+y', { a: '1', b: 'x y' }],
    ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['price.amount=1%2C5', { 'price.amount': '1,5' }],
    ['', {}],
  ])('%s', (text, form) => {
    expect(parseForm(text)).toEqual(form);
  });

  it('reaches for no prototype', () => {
    const form = parseForm('__proto__=x&__proto__=y&constructor=z');
    expect(Object.getPrototypeOf(form)).toBe(Object.prototype);
    expect(Object.hasOwn(form, '__proto__')).toBe(true);
  });
});
