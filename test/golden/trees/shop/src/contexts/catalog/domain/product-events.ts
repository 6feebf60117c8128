import type { Money } from '../../../shared/values/money.js';
import type { CategoryId } from './category.js';
import type { Product, ProductId } from './product.js';
import type { ProductImage } from './product-image.js';

export interface ProductCreated {
  readonly productId: ProductId;
  readonly name: string;
  readonly description: string | null;
  readonly price: Money;
  readonly categories: readonly CategoryId[];
  readonly images: readonly ProductImage[];
  readonly active: boolean;
  readonly createdAt: string;
}

export interface ProductUpdated {
  readonly productId: ProductId;
  readonly name: string;
  readonly description: string | null;
  readonly price: Money;
  readonly categories: readonly CategoryId[];
  readonly images: readonly ProductImage[];
  readonly active: boolean;
  readonly createdAt: string;
}

/** What is told of the rows of a product. */
export interface ProductEvents {
  readonly ProductCreated: ProductCreated;
  readonly ProductUpdated: ProductUpdated;
}

/** What each of them says of a row. */
export function productEventData(product: Product): ProductCreated {
  return {
    productId: product.id,
    name: product.name,
    description: product.description,
    price: product.price,
    categories: product.categories,
    images: product.images,
    active: product.active,
    createdAt: product.createdAt,
  };
}
