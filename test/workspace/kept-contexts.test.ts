import { describe, expect, it } from 'vitest';
import { packBase } from '../../src/workspace/base-text.ts';
import { contextFiles } from '../../src/workspace/context-files.ts';
import { KeptContexts } from '../../src/workspace/kept-contexts.ts';
import { type Lock, type LockedFile, trackedFile } from '../../src/workspace/lock.ts';
import { parseLock, printLock } from '../../src/workspace/lock-text.ts';
import { reconcile } from '../../src/workspace/reconcile.ts';
import { memoryTree } from './memory-tree.ts';

const file = (path: string, text: string) =>
  trackedFile({ path, id: `Catalog.Product#${path}` }, packBase(text));

const product = file('src/contexts/catalog/domain/product.ts', 'product\n');
const test = file('test/contexts/catalog/product.test.ts', 'test\n');
const order = file('src/contexts/sales/domain/order.ts', 'order\n');
const main = file('src/main.ts', 'main\n');

/** A lock that promises two contexts, with these files in it. */
function lockOf(...files: readonly LockedFile[]): Lock {
  const hashes = contextFiles([product, test, order, main]);
  return {
    plinth: '0.1.0',
    inputs: '',
    settings: new Map(),
    checked: new Set(),
    elements: new Map(),
    migrations: new Map(),
    stored: new Set(),
    contexts: new Map(
      [...hashes].map(([name, hash]) => [name, { stamp: `stamp of ${name}`, files: hash }]),
    ),
    files: new Map(files.map((one) => [one.path, one])),
    orphans: new Map(),
  };
}

const keeps = (lock: Lock) => {
  const kept = new KeptContexts(lock, 'bundle');
  return ['catalog', 'sales'].filter((name) => kept.has(name, `stamp of ${name}`));
};

describe('the contexts that a lock holds whole', () => {
  it('are known by their stamps', () => {
    const kept = new KeptContexts(lockOf(product, test, order, main), 'bundle');
    expect(kept.has('catalog', 'stamp of catalog')).toBe(true);
    expect(kept.has('catalog', 'stamp of sales')).toBe(false);
    expect(kept.has('stock', 'stamp of stock')).toBe(false);
  });

  it('hand out the files that they were generated with', () => {
    const kept = new KeptContexts(lockOf(product, test, order, main), 'bundle');
    const files = kept.filesOf([
      { folder: 'catalog', stamp: 'stamp of catalog', isKnown: true },
      { folder: 'sales', stamp: 'another', isKnown: false },
    ]);
    expect(files.map(({ path, id, text }) => [path, id, text])).toEqual([
      [product.path, product.id, 'product\n'],
      [test.path, test.id, 'test\n'],
    ]);
  });

  it.each<[string, readonly LockedFile[]]>([
    ['a line is missing', [product, order, main]],
    ['there is one too many', [product, test, order, file('src/contexts/catalog/x.ts', '')]],
    ['a text is of another branch', [file(product.path, 'another\n'), test, order]],
    [
      'git joined two texts',
      [{ ...product, bases: [...product.bases, ...test.bases] }, test, order],
    ],
  ])('are those of which all lines are there: %s', (_, files) => {
    expect(keeps(lockOf(...files))).toEqual(['sales']);
  });

  it('are known still when a file was edited, deleted or is in conflict over the same text', () => {
    const gone: LockedFile = { ...test, state: { kind: 'deleted' } };
    const [pending = packBase('')] = product.bases;
    const open: LockedFile = {
      ...product,
      bases: [packBase('before\n')],
      state: { kind: 'conflict', pending },
    };
    expect(keeps(lockOf(open, gone, order))).toEqual(['catalog', 'sales']);
  });

  it('have other stamps under another plinth', () => {
    const [one, other] = ['a', 'b'].map((bundle) => new KeptContexts(lockOf(), bundle).hash('x'));
    expect(one).not.toBe(other);
  });
});

describe('the next lock', () => {
  /** What is promised after a run that plans these files. */
  function promised(
    files: Readonly<Record<string, string>>,
    tree = {},
    before = 'plinth.lock 1\n',
  ) {
    const last = { lock: parseLock(before), text: before };
    const set = reconcile({
      generated: Object.entries(files).map(([path, text]) => ({ path, id: `x#${path}`, text })),
      tree: memoryTree(tree),
      last,
      next: { ...last.lock, contexts: new Map([['catalog', { stamp: 'new', files: '' }]]) },
      reasonFor: () => '',
    });
    return new KeptContexts(parseLock(set.lock.text), 'bundle').has('catalog', 'new');
  }

  it('promises a context that it holds', () => {
    expect(promised({ [product.path]: 'a\n', 'src/main.ts': 'b\n' })).toBe(true);
    expect(promised({ [product.path]: 'a\n' }, { 'src/main.ts': 'mine\n' })).toBe(true);
  });

  it('promises none of which a file could not be written, or one is left over', () => {
    expect(promised({ [product.path]: 'a\n' }, { [product.path]: 'mine\n' })).toBe(false);
    const open = { ...lockOf(product, test), contexts: new Map() };
    const tree = { [test.path]: '<<<<<<< yours\n' };
    expect(promised({ [product.path]: 'product\n' }, tree, printLock(open))).toBe(false);
  });

  it('promises none that has no files', () => {
    expect(promised({ 'src/main.ts': 'b\n' })).toBe(false);
  });
});
