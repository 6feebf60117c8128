import { AggregateRoot } from '@plinth/runtime/domain';
import type { AddressChangeId } from '../types.js';
import type { AddressChangeEvents } from './events.js';
import type { RequestInput } from './inputs.js';
import { type AddressChangeState, applyAddressChange } from './state.js';

export class AddressChange extends AggregateRoot<
  AddressChangeId,
  AddressChangeState,
  AddressChangeEvents
> {
  protected override readonly apply = applyAddressChange;

  request(input: RequestInput): void {
    this.requireNew();
    this.raise('AddressChangeRequested', {
      addressChangeId: this.id,
      issuer: input.issuer,
      customerId: input.customerId,
      addressId: input.addressId,
      street: input.street,
      city: input.city,
    });
  }
}
