import { within } from '@plinth/runtime/domain';
import type { CustomerId } from '../../customer-management/contract.js';
import type { MakeOfferFields } from '../application/commands/offer/make-offer.js';
import type { ProductId } from '../domain/product.js';
import { Money, type MoneyJson } from '../domain/values/money.js';

export interface MakeOfferFieldsJson {
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly price: MoneyJson;
}

export function makeOfferFieldsFromJson(json: MakeOfferFieldsJson): MakeOfferFields {
  return {
    client: json.client,
    products: json.products,
    price: within('price', () => Money.fromJSON(json.price)),
  };
}
