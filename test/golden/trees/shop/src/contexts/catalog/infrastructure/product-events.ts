import { codec } from '@plinth/runtime/eventsourcing';
import { Money } from '../../../shared/values/money.js';
import type { ProductEvents } from '../domain/product-events.js';

/** How the events of a product are written down. */
export const productEvents = codec<ProductEvents>({
  category: 'catalog.product',
  events: {
    ProductCreated: {
      version: 1,
      was: ['ItemCreated'],
      renamed: { productId: 'itemId', description: 'details' },
      read: (json, meta) => ({
        ...json,
        description: json.description ?? null,
        price: Money.fromJSON(json.price),
        categories: json.categories ?? [],
        images: json.images ?? [],
        active: json.active ?? true,
        createdAt: json.createdAt ?? meta.at,
      }),
    },
    ProductUpdated: {
      version: 1,
      was: ['ItemUpdated'],
      renamed: { productId: 'itemId', description: 'details' },
      read: (json, meta) => ({
        ...json,
        description: json.description ?? null,
        price: Money.fromJSON(json.price),
        categories: json.categories ?? [],
        images: json.images ?? [],
        active: json.active ?? true,
        createdAt: json.createdAt ?? meta.at,
      }),
    },
  },
});
