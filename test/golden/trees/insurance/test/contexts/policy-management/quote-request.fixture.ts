import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';

/** The body of a request that creates a quote request; what it refers to is created first. */
export async function newQuoteRequest(api: TestClient) {
  const customerId = await createCustomer(api);
  return { client: customerId };
}

/** Creates a quote request and answers its id. */
export async function createQuoteRequest(api: TestClient): Promise<string> {
  const { body } = await api.post('/quote-requests', await newQuoteRequest(api));
  return (body as { id: string }).id;
}
