import { SubscriptionTest, standIn } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { ChangeAddressCommand } from '../../../src/contexts/customer-management/application/commands/customer/change-address.js';
import type { CustomerManagementClient } from '../../../src/contexts/customer-management/contract.js';
import { ForwardChangePolicy } from '../../../src/contexts/customer-self-service/application/policies/forward-change.js';
import { addressChangeEvents } from '../../../src/contexts/customer-self-service/infrastructure/address-change-events.js';

describe('ForwardChangePolicy', () => {
  const test = new SubscriptionTest((commands) => {
    const customerManagement = standIn<CustomerManagementClient>('customerManagement', {
      commands,
    });
    return new ForwardChangePolicy(customerManagement);
  });

  it('answers AddressChangeRequested with ChangeAddressCommand', async () => {
    const sent = await test.when(addressChangeEvents, 'AddressChangeRequested', {
      addressChangeId: '01948b1c-5f00-7000-8000-000000000001',
      issuer: '01948b1c-5f00-7000-8000-000000000001',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      addressId: '01948b1c-5f00-7000-8000-000000000001',
      street: 'Street',
      city: 'City',
    });
    expect(sent).toEqual([expect.any(ChangeAddressCommand)]);
  });
});
