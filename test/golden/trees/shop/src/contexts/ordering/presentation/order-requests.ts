import { within } from '@plinth/runtime/domain';
import { Address, type AddressJson } from '../../../shared/values/address.js';
import type { PlaceFields } from '../application/commands/order/place.js';

export interface PlaceFieldsJson {
  readonly shipTo: AddressJson;
}

export function placeFieldsFromJson(json: PlaceFieldsJson): PlaceFields {
  return {
    shipTo: within('shipTo', () => Address.fromJSON(json.shipTo)),
  };
}
