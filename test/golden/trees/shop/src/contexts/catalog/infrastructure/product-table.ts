import { Money } from '../../../shared/values/money.js';
import type { CategoryId } from '../domain/category.js';
import type { Product } from '../domain/product.js';
import type { ProductImage } from '../domain/product-image.js';

export interface ProductTable {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly price: string;
  readonly active: number;
  readonly created_at: string;
  readonly _version: number;
}

export interface ProductCategoriesTable {
  readonly owner_id: string;
  readonly position: number;
  readonly target_id: string;
}

export interface ProductImagesTable {
  readonly _owner: string;
  readonly _position: number;
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
}

/** What is kept in tables of its own. */
export interface ProductParts {
  readonly categories: readonly CategoryId[];
  readonly images: readonly ProductImage[];
}

export function productToRow(product: Product): Omit<ProductTable, '_version'> {
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    price: JSON.stringify(product.price),
    active: Number(product.active),
    created_at: product.createdAt,
  };
}

export function productFromRow(row: ProductTable, parts: ProductParts): Product {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    price: Money.fromJSON(JSON.parse(row.price)),
    categories: parts.categories,
    images: parts.images,
    active: row.active === 1,
    createdAt: row.created_at,
  };
}

export function productCategoriesToRows(product: Product): readonly ProductCategoriesTable[] {
  return product.categories.map((target, position) => ({
    owner_id: product.id,
    position,
    target_id: target,
  }));
}

export function productImagesToRows(product: Product): readonly ProductImagesTable[] {
  return product.images.map((productImage, position) => ({
    _owner: product.id,
    _position: position,
    id: productImage.id,
    url: productImage.url,
    alt: productImage.alt,
  }));
}

export function productImagesFromRow(row: ProductImagesTable): ProductImage {
  return {
    id: row.id,
    url: row.url,
    alt: row.alt,
  };
}
