import { describe, expect, it } from 'vitest';
import {
  columnName,
  databaseName,
  domainFile,
  importFile,
  layerFile,
  schemaFile,
  tableName,
} from '../../src/plan/paths.ts';

const thing = (kind: string, name: string, context?: string) => ({ kind, name, context });

describe('files', () => {
  it.each([
    [thing('value', 'Money'), 'src/shared/values/money.ts'],
    [thing('alias', 'Sku'), 'src/shared/types.ts'],
    [thing('error', 'CurrencyMismatch'), 'src/shared/errors.ts'],
    [
      thing('enum', 'CancelReason', 'Ordering'),
      'src/contexts/ordering/domain/enums/cancel-reason.ts',
    ],
    [thing('union', 'Method', 'Wallets'), 'src/contexts/wallets/domain/unions/method.ts'],
    [thing('entity', 'ProductImage', 'Catalog'), 'src/contexts/catalog/domain/product-image.ts'],
    [thing('entity', 'Types', 'Catalog'), 'src/contexts/catalog/domain/types-entity.ts'],
    [
      thing('domainService', 'Pricing', 'PolicyManagement'),
      'src/contexts/policy-management/domain/services/pricing.ts',
    ],
  ])('%o is declared in %s', (one, wanted) => {
    expect(domainFile(one)).toBe(wanted);
  });

  it('of a schema are in the presentation, but for the shared kernel', () => {
    expect(schemaFile(thing('value', 'Money'))).toBe('src/shared/schemas/money.ts');
    expect(schemaFile(thing('value', 'Risk', 'RiskManagement'))).toBe(
      'src/contexts/risk-management/presentation/schemas/risk.ts',
    );
  });

  it('of another context are reached through its contract', () => {
    const sku = thing('alias', 'Sku', 'Stock');
    expect(importFile(sku, 'Stock')).toBe('src/contexts/stock/domain/types.ts');
    expect(importFile(sku, 'Sales')).toBe('src/contexts/stock/contract.ts');
    expect(importFile(thing('value', 'Money'), 'Sales')).toBe('src/shared/values/money.ts');
  });

  it('of a layer', () => {
    expect(layerFile('Catalog', 'application', 'ProductService')).toBe(
      'src/contexts/catalog/application/product-service.ts',
    );
  });
});

describe('names in the database', () => {
  it.each([
    [tableName('Catalog', 'ProductImage'), 'catalog_product_image'],
    [tableName('Catalog', 'Product', 'images'), 'catalog_product_images'],
    [columnName('createdAt'), 'created_at'],
  ])('%s', (name, wanted) => {
    expect(name).toBe(wanted);
  });

  it('are kept whole by every engine, and apart', () => {
    const one = databaseName(`${'a'.repeat(70)}_one`);
    const two = databaseName(`${'a'.repeat(70)}_two`);
    expect(one).toHaveLength(63);
    expect(one).not.toBe(two);
    expect(databaseName('a'.repeat(63))).toBe('a'.repeat(63));
  });
});
