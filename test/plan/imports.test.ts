import { describe, expect, it } from 'vitest';
import {
  compareNames,
  type Import,
  importPath,
  renderExports,
  renderImports,
} from '../../src/plan/imports.ts';

const file = 'src/contexts/catalog/domain/product.ts';

describe('importPath', () => {
  it.each([
    ['kysely', 'kysely'],
    ['@plinth/runtime/domain', '@plinth/runtime/domain'],
    ['src/contexts/catalog/domain/category.ts', './category.js'],
    ['src/contexts/catalog/domain/values/size.ts', './values/size.js'],
    ['src/contexts/catalog/contract.ts', '../contract.js'],
    ['src/contexts/stock/contract.ts', '../../stock/contract.js'],
    ['src/shared/values/money.ts', '../../../shared/values/money.js'],
  ])('%s', (from, wanted) => {
    expect(importPath(file, from)).toBe(wanted);
  });
});

describe('names in braces', () => {
  it('are sorted as the formatter sorts them', () => {
    const sorted = ['A', 'ABD', 'a2', 'a10', 'aBc', 'abD', 'Currency', 'CurrencyCode', 'Zed', 'z'];
    expect([...sorted].reverse().sort(compareNames)).toEqual(sorted);
  });
});

const type = (name: string, from: string): Import => ({ name, from, type: true });

describe('renderImports', () => {
  it('sorts far before near, and merges what comes from one place', () => {
    const imports: Import[] = [
      type('Category', 'src/contexts/catalog/domain/category.ts'),
      { name: 'Money', from: 'src/shared/values/money.ts' },
      type('Sku', 'src/shared/types.ts'),
      type('Clock', '@plinth/runtime/domain'),
      { name: 'Decimal', from: '@plinth/runtime/domain' },
      { name: 'readFile', from: 'node:fs/promises' },
      type('Size', 'src/contexts/catalog/domain/values/size.ts'),
      type('MoneyBag', 'src/shared/values/money-bag.ts'),
      type('ItemId', 'src/contexts/stock/contract.ts'),
      { name: 'sql', from: 'kysely' },
    ];
    expect(renderImports(imports, file)).toBe(`import { readFile } from 'node:fs/promises';
import { type Clock, Decimal } from '@plinth/runtime/domain';
import { sql } from 'kysely';
import type { Sku } from '../../../shared/types.js';
import { Money } from '../../../shared/values/money.js';
import type { MoneyBag } from '../../../shared/values/money-bag.js';
import type { ItemId } from '../../stock/contract.js';
import type { Category } from './category.js';
import type { Size } from './values/size.js';
`);
  });

  it('names each thing once, as a value where one of the uses needs it', () => {
    const from = 'src/shared/values/money.ts';
    expect(
      renderImports([type('Money', from), { name: 'Money', from }, type('Money', from)], file),
    ).toBe("import { Money } from '../../../shared/values/money.js';\n");
  });

  it('leaves out what the file itself declares', () => {
    expect(renderImports([type('Product', file)], file)).toBe('');
  });

  it('breaks a line that is too long, unless it holds one name', () => {
    const long = (name: string): Import => type(name.repeat(12), '@plinth/runtime/domain');
    expect(renderImports([long('Account'), long('Balance')], file)).toBe(
      `import type {
  ${'Account'.repeat(12)},
  ${'Balance'.repeat(12)},
} from '@plinth/runtime/domain';
`,
    );
    expect(renderImports([long('Account')], file)).not.toContain('{\n');
  });

  it('writes another name', () => {
    expect(renderImports([{ name: 'Page', from: 'kysely', as: 'Sheet' }], file)).toBe(
      "import { Page as Sheet } from 'kysely';\n",
    );
  });
});

describe('renderExports', () => {
  it('hands on', () => {
    const from = 'src/contexts/catalog/domain/types.ts';
    const exported = renderExports(
      [type('Sku', from), { name: 'checkSku', from }],
      'src/contexts/catalog/contract.ts',
    );
    expect(exported).toBe("export { checkSku, type Sku } from './domain/types.js';\n");
  });
});
