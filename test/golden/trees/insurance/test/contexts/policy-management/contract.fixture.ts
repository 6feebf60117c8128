import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';
import { createProduct } from './product.fixture.js';

/** The body of a request that creates a contract; what it refers to is created first. */
export async function newContract(api: TestClient) {
  const customerId = await createCustomer(api);
  const productId = await createProduct(api);
  return {
    client: customerId,
    products: [productId],
  };
}

/** Creates a contract and answers its id. */
export async function createContract(api: TestClient): Promise<number> {
  const { body } = await api.post('/contracts', await newContract(api));
  return (body as { id: number }).id;
}
