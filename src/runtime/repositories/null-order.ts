import type { OrderByItemBuilder } from 'kysely';

/** Upwards, with what is missing first, which engines do not agree about by themselves. */
export const ascending = (order: OrderByItemBuilder): OrderByItemBuilder =>
  order.asc().nullsFirst();

/** Downwards, with what is missing last. */
export const descending = (order: OrderByItemBuilder): OrderByItemBuilder =>
  order.desc().nullsLast();
