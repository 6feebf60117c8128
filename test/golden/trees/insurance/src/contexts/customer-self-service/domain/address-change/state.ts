import type { Apply } from '@plinth/runtime/domain';
import type { AddressChangeId } from '../types.js';
import type { UserAccountId } from '../user-account.js';
import type { AddressChangeEvents } from './events.js';

export interface AddressChangeState {
  readonly id: AddressChangeId;
  readonly issuer: UserAccountId;
  readonly street: string;
  readonly city: string;
}

/** What each event makes of an address change. */
export const applyAddressChange: Apply<AddressChangeState, AddressChangeEvents> = {
  AddressChangeRequested: ({ addressChangeId, issuer, street, city }) => ({
    id: addressChangeId,
    issuer,
    street,
    city,
  }),
};
