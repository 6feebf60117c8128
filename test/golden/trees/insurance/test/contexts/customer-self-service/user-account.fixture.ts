import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';

/** The body of a request that creates a user account; what it refers to is created first. */
export async function newUserAccount(api: TestClient) {
  const customerId = await createCustomer(api);
  return { username: 'Username', customer: customerId };
}

/** Creates a user account and answers its id. */
export async function createUserAccount(api: TestClient): Promise<string> {
  const { body } = await api.post('/accounts', await newUserAccount(api));
  return (body as { id: string }).id;
}
