import { describe, expect, test } from 'vitest';
import type { FormField, FormValues } from '../../../src/runtime/pages/index.ts';
import { formView } from '../../../src/runtime/pages/index.ts';
import { formOf } from '../../../src/runtime/testing/index.ts';

const options = [
  { value: 'eur', label: 'Euro' },
  { value: 'us"d', label: 'Dollar' },
];

const fields: readonly FormField[] = [
  { kind: 'text', name: 'name', label: 'Name', required: true, help: 'as on the cover' },
  { kind: 'text', name: 'note', label: 'Note', multiline: true },
  { kind: 'number', name: 'pages', label: 'Pages' },
  { kind: 'check', name: 'lent', label: 'Lent' },
  { kind: 'choice', name: 'currency', label: 'Currency', options },
  { kind: 'choices', name: 'accepted', label: 'Accepted', options },
  { kind: 'lines', name: 'tags', label: 'Tags' },
  {
    kind: 'rows',
    name: 'copies',
    label: 'Copies',
    fields: [{ kind: 'text', name: 'shelf', label: 'Shelf' }],
  },
];

const open = (values: FormValues, errors = {}) =>
  formOf(
    `<form class="who"><input type="hidden" name="not" value="ours"></form><main>${
      formView({ title: 'Book', action: '/', cancel: '/', version: 3, fields, values, errors })
        .markup
    }</main>`,
  );

describe('the form on a page', () => {
  test.each<[string, FormValues]>([
    ['nothing', {}],
    ['texts with every sign', { name: `<b>"O'Neil" & 'sons'</b>`, note: '\n first\r\n</p>&lt;' }],
    ['a checked box', { lent: 'true' }],
    ['one of a few', { currency: 'us"d' }],
    ['some of a few', { accepted: ['eur', 'us"d'] }],
    ['lines', { tags: 'old\nrare' }],
    ['rows', { 'copies.length': '2', 'copies.0.shelf': 'A', 'copies.1.shelf': 'B' }],
  ])('is read as it was filled: %s', (_, values) => {
    const empty = { name: '', note: '', pages: '', currency: '', tags: '', 'copies.length': '0' };
    expect(open(values).values).toEqual({ _version: '3', ...empty, ...values });
  });

  test('tells what is wrong beside a control', () => {
    const errors = { name: ['must not be <empty>', 'is required'], 'copies.0.shelf': ['is full'] };
    expect(open({ 'copies.length': '1' }, errors).problems).toEqual({
      name: 'must not be <empty>; is required',
      'copies.0.shelf': 'is full',
    });
    expect(open({}).problems).toEqual({});
  });
});
