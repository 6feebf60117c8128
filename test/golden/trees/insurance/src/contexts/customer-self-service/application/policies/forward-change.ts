import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import {
  ChangeAddressCommand,
  type CustomerManagementClient,
} from '../../../customer-management/contract.js';
import type { AddressChangeRequested } from '../../domain/address-change/events.js';

export class ForwardChangePolicy implements EventSubscription {
  readonly name = 'customer-self-service.forward-change';
  readonly types = { 'customer-self-service.address-change': ['AddressChangeRequested'] };
  readonly #customerManagement: CustomerManagementClient;

  constructor(customerManagement: CustomerManagementClient) {
    this.#customerManagement = customerManagement;
  }

  async handle(
    { data }: Heard<{ AddressChangeRequested: AddressChangeRequested }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#customerManagement.commands.send(
      new ChangeAddressCommand(data.customerId, {
        addressId: data.addressId,
        street: data.street,
        city: data.city,
      }),
      { key },
    );
  }
}
