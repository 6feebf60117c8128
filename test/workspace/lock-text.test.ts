import { describe, expect, it } from 'vitest';
import { packBase, unpackBase } from '../../src/workspace/base-text.ts';
import { type Lock, trackedFile } from '../../src/workspace/lock.ts';
import { keepLines, parseLock, printLock } from '../../src/workspace/lock-text.ts';

const file = (path: string, text: string) =>
  trackedFile({ path, id: `Shop.${path}` }, packBase(text));

const orphan = file('src/an orphan.ts', 'left over\n');

const lock = (...files: ReturnType<typeof file>[]): Lock => ({
  plinth: '0.1.0',
  inputs: '',
  settings: new Map([['package-manager', 'pnpm']]),
  checked: new Set(['b2', 'a1']),
  elements: new Map([
    ['Shop.Order', '{"fields":{"total":"a b"}}'],
    ['Shop', '{}'],
  ]),
  migrations: new Map([['0001-initial', '[{"kind":"drop-table","table":"shop order"}]']]),
  stored: new Set(['category shop.order', 'kept column shop_order.note']),
  contexts: new Map([['shop', { stamp: 'stamp', files: 'files' }]]),
  files: new Map(files.map((entry) => [entry.path, entry])),
  orphans: new Map([['src/an orphan.ts', orphan]]),
});

const order = file('src/order.ts', 'order\n');
const customer = file('src/a customer 100%.ts', 'customer\n');

describe('the text of a lock', () => {
  it('says what the lock says', () => {
    const pending = packBase('pending\n');
    const whole = lock(
      order,
      customer,
      { ...file('src/gone.ts', 'gone\n'), state: { kind: 'deleted' } },
      { ...file('src/open.ts', 'open\n'), state: { kind: 'conflict', pending } },
    );
    const { checked, files, ...read } = parseLock(printLock(whole));
    const { settings, elements, migrations, stored, contexts, orphans } = read;
    expect({ settings, elements, migrations, stored, contexts, files, orphans }).toEqual({
      settings: whole.settings,
      elements: whole.elements,
      migrations: whole.migrations,
      stored: whole.stored,
      contexts: whole.contexts,
      files: new Map([...whole.files].sort()),
      orphans: whole.orphans,
    });
    expect([...checked]).toEqual(['a1', 'b2']);
  });

  it('has one line for each file, sorted, whatever their order', () => {
    expect(printLock(lock(order, customer))).toBe(printLock(lock(customer, order)));
    const lines = printLock(lock(order, customer))
      .split('\n')
      .filter((line) => line.startsWith('file'));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'src/a%20customer%20100%25.ts',
      'src/order.ts',
    ]);
  });

  it('keeps any text whole', () => {
    for (const text of ['', '\uFEFFa\r\n', 'ünï\u0000cödé 🎉', 'x'.repeat(100_000)]) {
      expect(unpackBase(packBase(text))).toBe(text);
    }
    expect(unpackBase({ ...packBase('a'), hash: packBase('b').hash })).toBeUndefined();
    expect(unpackBase({ hash: 'x', packed: '!!' })).toBeUndefined();
  });
});

describe('a lock that git merged', () => {
  const other = file('src/order.ts', 'order of another branch\n');
  const line = (entry: ReturnType<typeof file>) =>
    `file ${entry.path} ${entry.id} ${entry.bases[0]?.hash} ${entry.bases[0]?.packed}`;
  const head = printLock(lock(customer));

  it.each<[string, string, number]>([
    ['the same line twice', `${head}${line(order)}\n${line(order)}\n`, 1],
    ['two lines of one file', `${head}${line(order)}\n${line(other)}\n`, 2],
    [
      'conflict markers',
      `${head}<<<<<<< HEAD\n${line(order)}\n=======\n${line(other)}\n>>>>>>> main\n`,
      2,
    ],
    [
      'markers with a base, which counts no more',
      `${head}<<<<<<< HEAD\n${line(order)}\n||||||| 1a2b\n${line(other)}\n=======\n${line(order)}\n>>>>>>> main\n`,
      1,
    ],
    ['two headers', `${head}${head}${line(order)}\n`, 1],
    ['windows line ends', `${head}${line(order)}\n`.replaceAll('\n', '\r\n'), 1],
  ])('with %s is read', (_, text, bases) => {
    const { files, plinth } = parseLock(text);
    expect(plinth).toBe('0.1.0');
    expect([...files.keys()].sort()).toEqual([customer.path, order.path]);
    expect(files.get(order.path)?.bases).toHaveLength(bases);
  });
});

describe('a lock that cannot be read', () => {
  const head = 'plinth.lock 1\nplinth 0.1.0\n';
  it.each<[string, string, number]>([
    ['an empty file', '', 1],
    ['another format', '# yarn lockfile v1\n', 1],
    ['a line of another kind', `${head}surprise a b\n`, 3],
    ['a file without its text', `${head}file src/a.ts Shop.a abc\n`, 3],
    ['a file in no known state', `${head}file src/a.ts Shop.a abc def lost\n`, 3],
    ['a conflict without what was wanted', `${head}file src/a.ts Shop.a abc def conflict x\n`, 3],
    ['a path that leads out', `${head}file ../a.ts Shop.a abc def\n`, 3],
    ['an absolute path', `${head}file /etc/passwd Shop.a abc def\n`, 3],
    ['a path into version control', `${head}file .git/hooks/pre-commit Shop.a abc def\n`, 3],
    ['an element that says nothing', `${head}element Shop\n`, 3],
  ])('names the line and the way out: %s', (_, text, line) => {
    expect(() => parseLock(text)).toThrow(
      expect.objectContaining({
        code: 'LOCK_MALFORMED',
        message: expect.stringContaining(`plinth.lock:${line} `),
        hint: expect.stringContaining('git checkout'),
      }),
    );
  });
});

it('a lock in a form of later is not taken for a broken one', () => {
  expect(() => parseLock('plinth.lock 2\nfiles []\n')).toThrow(
    expect.objectContaining({ code: 'LOCK_NEWER' }),
  );
});

describe('keepLines', () => {
  it('takes the lines of some files from an older lock', () => {
    const [old, now] = [
      lock(order, customer),
      lock(file('src/order.ts', 'new\n'), customer, file('src/z.ts', '')),
    ];
    const kept = parseLock(keepLines(printLock(now), printLock(old), ['src/order.ts', 'src/z.ts']));
    expect([...kept.files.keys()]).toEqual([customer.path, order.path]);
    expect(kept.files.get(order.path)).toEqual(order);
  });

  it('promises no longer that the lock holds what is generated', () => {
    const now: Lock = {
      ...lock(order),
      inputs: 'stamp',
      contexts: new Map([['catalog', { stamp: 'a', files: 'b' }]]),
    };
    const kept = parseLock(keepLines(printLock(now), printLock(lock(order)), [order.path]));
    expect({ inputs: kept.inputs, contexts: [...kept.contexts] }).toEqual({
      inputs: '',
      contexts: [],
    });
  });
});
