import type { EventOf } from '@plinth/runtime/domain';
import type { AddressChangeId } from '../types.js';
import type { UserAccountId } from '../user-account.js';

export interface AddressChangeRequested {
  readonly addressChangeId: AddressChangeId;
  readonly issuer: UserAccountId;
  readonly customerId: string;
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}

/** What can happen to an address change. */
export interface AddressChangeEvents {
  readonly AddressChangeRequested: AddressChangeRequested;
}

export type AddressChangeEvent = EventOf<AddressChangeEvents>;
