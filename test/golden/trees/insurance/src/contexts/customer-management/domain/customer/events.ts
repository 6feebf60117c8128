import type { EventOf } from '@plinth/runtime/domain';
import type { CustomerId } from '../types.js';

export interface CustomerRegistered {
  readonly customerId: CustomerId;
  readonly firstname: string;
  readonly lastname: string;
}

export interface AddressChanged {
  readonly customerId: CustomerId;
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}

/** What can happen to a customer. */
export interface CustomerEvents {
  readonly CustomerRegistered: CustomerRegistered;
  readonly AddressChanged: AddressChanged;
}

export type CustomerEvent = EventOf<CustomerEvents>;
