import { type Changes, normaliseDatetime, within, withinGiven } from '@plinth/runtime/domain';
import { Money, type MoneyJson } from '../../../shared/values/money.js';
import type { CategoryId } from '../domain/category.js';
import type {
  NewProduct,
  Product,
  ProductChanges,
  ProductId,
  ProductReplacement,
} from '../domain/product.js';
import type { NewProductImage, ProductImage } from '../domain/product-image.js';

export interface ProductJson {
  readonly id: ProductId;
  readonly name: string;
  readonly description: string | null;
  readonly price: MoneyJson;
  readonly categories: readonly CategoryId[];
  readonly images: readonly ProductImage[];
  readonly active: boolean;
  readonly createdAt: string;
}

export interface ProductReplacementJson {
  readonly name: string;
  readonly description?: string | null;
  readonly price: MoneyJson;
  readonly categories?: readonly CategoryId[];
  readonly images?: readonly NewProductImage[];
  readonly active?: boolean;
  readonly createdAt?: string;
}

export interface NewProductJson extends ProductReplacementJson {
  readonly id: ProductId;
}

export type ProductChangesJson = Changes<ProductReplacementJson>;

export function productToJson(product: Product): ProductJson {
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    price: product.price.toJSON(),
    categories: product.categories,
    images: product.images,
    active: product.active,
    createdAt: product.createdAt,
  };
}

export function productReplacementFromJson(json: ProductReplacementJson): ProductReplacement {
  return {
    name: json.name,
    description: json.description,
    price: within('price', () => Money.fromJSON(json.price)),
    categories: json.categories,
    images: json.images,
    active: json.active,
    createdAt: json.createdAt && normaliseDatetime(json.createdAt),
  };
}

export function newProductFromJson(json: NewProductJson): NewProduct {
  return {
    id: json.id,
    ...productReplacementFromJson(json),
  };
}

export function productChangesFromJson(json: ProductChangesJson): ProductChanges {
  return {
    name: json.name,
    description: json.description,
    price: withinGiven('price', json.price, (item) => Money.fromJSON(item)),
    categories: json.categories,
    images: json.images,
    active: json.active,
    createdAt: json.createdAt && normaliseDatetime(json.createdAt),
  };
}
