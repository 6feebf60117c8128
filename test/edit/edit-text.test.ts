import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/edit/edit.ts';
import { editText } from '../../src/edit/text/edit-text.ts';

const file = 'plinth.yaml';
const edit = (text: string, ...edits: readonly Edit[]) => editText({ path: file, text }, edits);
const add = (path: string, entries: Extract<Edit, { kind: 'add' }>['entries']): Edit => ({
  kind: 'add',
  file,
  path: path.split('.').filter((step) => step !== ''),
  entries,
});
const thing = { fields: { a: 'string(1..80)', b: 'int' }, crud: 'all' };

describe('editText adds to', () => {
  it.each<[string, string, Edit, string]>([
    [
      'a block map, below what its last entry says',
      'a:\n  b: 1 # one\n\n  # two\nc: 2\n',
      add('a', { x: 'y' }),
      'a:\n  b: 1 # one\n  x: y\n\n  # two\nc: 2\n',
    ],
    [
      'a block map whose entries are blocks and stand apart',
      'a:\n  b:\n    c: { d: e }\n\n  f:\n    c: { g: h }   # here\n\nz: 1\n',
      add('a', { x: { c: { y: 'z' } } }),
      'a:\n  b:\n    c: { d: e }\n\n  f:\n    c: { g: h }   # here\n\n  x:\n    c: { y: z }\n\nz: 1\n',
    ],
    [
      'a deeper level that is not there yet',
      'contexts:\n  A:\n    uses: { B: acl }\n',
      add('contexts.A.entities', { Book: thing }),
      'contexts:\n  A:\n    uses: { B: acl }\n    entities:\n      Book:\n        fields: { a: string(1..80), b: int }\n        crud: all\n',
    ],
    [
      'a text with an indentation of four',
      'contexts:\n    A:\n        entities:\n            Book:\n                fields:\n                    title: text\n',
      add('contexts.A.entities', { Pen: thing }),
      'contexts:\n    A:\n        entities:\n            Book:\n                fields:\n                    title: text\n            Pen:\n                fields:\n                    a: string(1..80)\n                    b: int\n                crud: all\n',
    ],
    ['a text without a last line break', 'a:\n  b: 1', add('a', { x: 2 }), 'a:\n  b: 1\n  x: 2'],
    [
      'lines that end as on Windows',
      'a:\r\n  b: 1\r\nc: 2\r\n',
      add('a', { x: { y: { z: 1 } } }),
      'a:\r\n  b: 1\r\n  x:\r\n    y: { z: 1 }\r\nc: 2\r\n',
    ],
    ['a text with a byte order mark', '\uFEFFa: 1\n', add('', { b: 2 }), '\uFEFFa: 1\nb: 2\n'],
    [
      'a map below a text in a block',
      'a:\n  b: |\n    one\n\n    two\n\n\nc: 1\n',
      add('a', { x: 1 }),
      'a:\n  b: |\n    one\n\n    two\n  x: 1\n\n\nc: 1\n',
    ],
    [
      'a map below a text that keeps its end',
      'a:\n  b: |+\n    one\n\nc: 1\n',
      add('a', { x: 1 }),
      'a:\n  b: |+\n    one\n\n  x: 1\nc: 1\n',
    ],
    [
      'a flow map',
      'a: { b: 1, c: [x] } # c\n',
      add('a', { d: { e: 'f' } }),
      'a: { b: 1, c: [x], d: { e: f } } # c\n',
    ],
    ['a flow map with a last comma', 'a: { b: 1, }\n', add('a', { c: 2 }), 'a: { b: 1, c: 2 }\n'],
    [
      'a flow map on lines of its own',
      'a: {\n  b: 1,\n  c: 2 # two\n  }\n',
      add('a', { d: 3 }),
      'a: {\n  b: 1,\n  c: 2, # two\n  d: 3\n  }\n',
    ],
    [
      'a flow map that would get too long',
      `a: { b: ${'x'.repeat(130)} }\n`,
      add('a', { c: 'y'.repeat(20) }),
      `a: { b: ${'x'.repeat(130)},\n     c: ${'y'.repeat(20)} }\n`,
    ],
    [
      'a deeper level inside a flow map',
      'a: { b: {} }\n',
      add('a.b.c', { d: 1 }),
      'a: { b: { c: { d: 1 } } }\n',
    ],
    [
      'an empty map, in blocks',
      'contexts: {} # none yet\n',
      add('contexts', { A: { entities: { Book: thing } } }),
      'contexts: # none yet\n  A:\n    entities:\n      Book:\n        fields: { a: string(1..80), b: int }\n        crud: all\n',
    ],
    [
      'an empty map, in flow where others are',
      'x:\n  events: { A: { b: c } }\ny:\n  events: {}\n',
      add('y.events', { B: { d: 'e' } }),
      'x:\n  events: { A: { b: c } }\ny:\n  events: { B: { d: e } }\n',
    ],
    [
      'a map with anchors and aliases nearby',
      'a: &common { b: 1 }\nc: *common\nd:\n  e: 1\n',
      add('d', { f: 2 }),
      'a: &common { b: 1 }\nc: *common\nd:\n  e: 1\n  f: 2\n',
    ],
    [
      'a map with what must be quoted',
      'a:\n  b: 1\n',
      add('a', { x: 'C: d', y: 'e, f', z: '{ g }', n: 'null', l: ['h, i'] }),
      'a:\n  b: 1\n  x: "C: d"\n  y: e, f\n  z: "{ g }"\n  n: "null"\n  l: ["h, i"]\n',
    ],
  ])('%s', async (_, before, change, after) => {
    expect(await edit(before, change)).toBe(after);
  });

  it('several maps at once, each in one piece', async () => {
    const before = 'a:\n  b:\n    c: 1\n  d:\n    e: 1\n';
    expect(
      await edit(before, add('a.b', { x: 1 }), add('a.d', { y: 1 }), add('a.b', { z: 1 })),
    ).toBe('a:\n  b:\n    c: 1\n    x: 1\n    z: 1\n  d:\n    e: 1\n    y: 1\n');
  });
});

describe('editText appends to', () => {
  it.each([
    ['a list on one line', 'a: [b, c] # d\n', 'a: [b, c, x] # d\n'],
    ['an empty list', 'a: []\n', 'a: [x]\n'],
    ['a list in lines', 'a:\n  - b # c\n  - d\ne: 1\n', 'a:\n  - b # c\n  - d\n  - x\ne: 1\n'],
    ['a list in lines that is not indented', 'a:\n- b\ne: 1\n', 'a:\n- b\n- x\ne: 1\n'],
    ['a list in brackets over lines', 'a: [\n  b,\n  c\n  ]\n', 'a: [\n  b,\n  c,\n  x\n  ]\n'],
  ])('%s', async (_, before, after) => {
    expect(await edit(before, { kind: 'append', file, path: ['a'], item: 'x' })).toBe(after);
  });
});

describe('editText removes from', () => {
  it.each<[string, string, Edit['path'], string]>([
    [
      'lines',
      'a:\n  b: 1\n  # on c\n  c:\n    d: 1 # e\n  f: 2\n',
      ['a', 'c'],
      'a:\n  b: 1\n  # on c\n  f: 2\n',
    ],
    [
      'lines, with one of two blank ones',
      'a:\n  b: 1\n\n  c: 2\n\n  d: 3\n',
      ['a', 'c'],
      'a:\n  b: 1\n\n  d: 3\n',
    ],
    ['the end', 'a: 1\nb:\n  c: 2', ['b'], 'a: 1\n'],
    ['the only entry', 'a: # what\n  b:\n    c: 2\nd: 1\n', ['a', 'b'], 'a: {} # what\nd: 1\n'],
    ['a flow map, first', 'a: { b: 1, c: 2 }\n', ['a', 'b'], 'a: { c: 2 }\n'],
    ['a flow map, last', 'a: { b: 1, c: 2 }\n', ['a', 'c'], 'a: { b: 1 }\n'],
    ['a flow map, only', 'a: { b: 1 } # c\n', ['a', 'b'], 'a: {} # c\n'],
    ['a list', 'a: [b, c, d]\n', ['a', 1], 'a: [b, d]\n'],
    ['a list in lines', 'a:\n  - b\n  - c # d\n  - e\n', ['a', 1], 'a:\n  - b\n  - e\n'],
  ])('%s', async (_, before, path, after) => {
    expect(await edit(before, { kind: 'remove', file, path })).toBe(after);
  });
});

describe('editText refuses', () => {
  it.each([
    ['to edit what an alias stands for', 'a: &x { b: 1 }\nc: *x\n', add('c', { d: 1 })],
    ['to edit what an alias elsewhere repeats', 'a: &x { b: 1 }\nc: *x\n', add('a', { d: 1 })],
  ])('%s', async (_, before, change) => {
    await expect(edit(before, change)).rejects.toMatchObject({ code: 'EDIT_SHARED' });
  });
});
