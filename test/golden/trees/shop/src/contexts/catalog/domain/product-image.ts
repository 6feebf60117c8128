import { newId } from '@plinth/runtime/domain';

export type ProductImageId = string;

export interface ProductImage {
  readonly id: ProductImageId;
  readonly url: string;
  readonly alt: string | null;
}

/** What a caller gives for a product image. */
export interface NewProductImage {
  readonly id?: ProductImageId | undefined;
  readonly url: string;
  readonly alt?: string | null | undefined;
}

/** With the id of one that is present it stays that one, else it is new. */
export function productImageFrom(
  input: NewProductImage,
  present: readonly ProductImage[] = [],
): ProductImage {
  const before = present.find((productImage) => productImage.id === input.id);
  return {
    id: before?.id ?? newId(),
    url: input.url,
    alt: input.alt ?? null,
  };
}
