import type { OfferState } from '../domain/offer/state.js';
import { Money } from '../domain/values/money.js';

export interface OfferTable {
  readonly id: number;
  readonly client: string;
  readonly products: string;
  readonly price: string;
  readonly _version: number;
}

export function offerToRow(offer: OfferState): Omit<OfferTable, '_version'> {
  return {
    id: offer.id,
    client: offer.client,
    products: JSON.stringify(offer.products),
    price: JSON.stringify(offer.price),
  };
}

export function offerFromRow(row: OfferTable): OfferState {
  return {
    id: row.id,
    client: row.client,
    products: JSON.parse(row.products),
    price: Money.fromJSON(JSON.parse(row.price)),
  };
}
