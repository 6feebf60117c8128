import { type Changes, type Clock, ValidationError } from '@plinth/runtime/domain';
import type { Sku } from '../../../shared/types.js';
import type { Money } from '../../../shared/values/money.js';
import type { CategoryId } from './category.js';
import { type NewProductImage, type ProductImage, productImageFrom } from './product-image.js';

export type ProductId = Sku;

export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly description: string | null;
  readonly price: Money;
  readonly categories: readonly CategoryId[];
  readonly images: readonly ProductImage[];
  readonly active: boolean;
  readonly createdAt: string;
}

/** What a caller gives to create a product. */
export interface NewProduct {
  readonly id: ProductId;
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly price: Money;
  readonly categories?: readonly CategoryId[] | undefined;
  readonly images?: readonly NewProductImage[] | undefined;
  readonly active?: boolean | undefined;
  readonly createdAt?: string | undefined;
}

/** What a caller gives to replace a product. */
export type ProductReplacement = Omit<NewProduct, 'id'>;

/** What changes of a product; what is left out stays as it is. */
export type ProductChanges = Changes<ProductReplacement>;

export function createProduct(input: NewProduct, clock: Clock): Product {
  return {
    id: input.id,
    name: input.name,
    description: input.description ?? null,
    price: input.price,
    categories: input.categories ?? [],
    images: (input.images ?? []).map((productImage) => productImageFrom(productImage)),
    active: input.active ?? true,
    createdAt: input.createdAt ?? clock.now(),
  };
}

export function replaceProduct(product: Product, input: ProductReplacement): Product {
  const replaced: Product = {
    id: product.id,
    name: input.name,
    description: input.description ?? null,
    price: input.price,
    categories: input.categories ?? [],
    images: (input.images ?? []).map((productImage) =>
      productImageFrom(productImage, product.images),
    ),
    active: input.active ?? true,
    createdAt: input.createdAt ?? product.createdAt,
  };
  refuseImmutable(product, replaced);
  return replaced;
}

export function changeProduct(product: Product, changes: ProductChanges): Product {
  const changed: Product = {
    id: product.id,
    name: changes.name ?? product.name,
    description: changes.description === undefined ? product.description : changes.description,
    price: changes.price ?? product.price,
    categories: changes.categories ?? product.categories,
    images:
      changes.images === undefined
        ? product.images
        : changes.images.map((productImage) => productImageFrom(productImage, product.images)),
    active: changes.active ?? product.active,
    createdAt: changes.createdAt ?? product.createdAt,
  };
  refuseImmutable(product, changed);
  return changed;
}

function refuseImmutable(before: Product, after: Product): void {
  if (after.createdAt !== before.createdAt) {
    throw new ValidationError({ createdAt: ['cannot be changed'] });
  }
}
