import { AggregateRoot } from '@plinth/runtime/domain';
import type { CustomerId } from '../types.js';
import type { CustomerEvents } from './events.js';
import type { ChangeAddressInput, RegisterInput } from './inputs.js';
import { applyCustomer, type CustomerState } from './state.js';

export class Customer extends AggregateRoot<CustomerId, CustomerState, CustomerEvents> {
  protected override readonly apply = applyCustomer;

  register(input: RegisterInput): void {
    this.requireNew();
    this.raise('CustomerRegistered', {
      customerId: this.id,
      firstname: input.firstname,
      lastname: input.lastname,
    });
  }

  changeAddress(input: ChangeAddressInput): void {
    this.raise('AddressChanged', {
      customerId: this.id,
      addressId: input.addressId,
      street: input.street,
      city: input.city,
    });
  }
}
