import type { TestClient } from '@plinth/runtime/testing';
import { createUserAccount } from './user-account.fixture.js';

/** The body of a request that creates an address change; what it refers to is created first. */
export async function newAddressChange(api: TestClient) {
  const userAccountId = await createUserAccount(api);
  return {
    issuer: userAccountId,
    customerId: '01948b1c-5f00-7000-8000-000000000001',
    addressId: '01948b1c-5f00-7000-8000-000000000001',
    street: 'Street',
    city: 'City',
  };
}

/** Creates an address change and answers its id. */
export async function createAddressChange(api: TestClient): Promise<string> {
  const { body } = await api.post('/address-changes', await newAddressChange(api));
  return (body as { id: string }).id;
}
