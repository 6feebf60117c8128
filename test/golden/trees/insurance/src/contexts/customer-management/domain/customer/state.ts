import type { Apply } from '@plinth/runtime/domain';
import type { CustomerId } from '../types.js';
import { Address } from './address.js';
import type { CustomerEvents } from './events.js';

export interface CustomerState {
  readonly id: CustomerId;
  readonly firstname: string;
  readonly lastname: string;
  readonly addresses: readonly Address[];
}

/** What each event makes of a customer. */
export const applyCustomer: Apply<CustomerState, CustomerEvents> = {
  CustomerRegistered: ({ customerId, firstname, lastname }) => ({
    id: customerId,
    firstname,
    lastname,
    addresses: [],
  }),
  AddressChanged: ({ addressId, street, city }, state) => ({
    ...state,
    addresses: [
      ...state.addresses.filter((a) => a.id !== addressId),
      new Address({ id: addressId, street, city }),
    ],
  }),
};
