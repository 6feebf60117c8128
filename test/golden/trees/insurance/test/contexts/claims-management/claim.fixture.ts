import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';

/** The body of a request that creates a claim; what it refers to is created first. */
export async function newClaim(api: TestClient) {
  const customerId = await createCustomer(api);
  return { customer: customerId, description: 'Description' };
}

/** Creates a claim and answers its id. */
export async function createClaim(api: TestClient): Promise<string> {
  const { body } = await api.post('/claims', await newClaim(api));
  return (body as { id: string }).id;
}
