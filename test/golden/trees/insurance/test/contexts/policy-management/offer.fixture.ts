import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';
import { createProduct } from './product.fixture.js';

/** The body of a request that creates an offer; what it refers to is created first. */
export async function newOffer(api: TestClient) {
  const customerId = await createCustomer(api);
  const productId = await createProduct(api);
  return {
    client: customerId,
    products: [productId],
    price: { amount: '0.00' },
  };
}

/** Creates an offer and answers its id. */
export async function createOffer(api: TestClient): Promise<number> {
  const { body } = await api.post('/offers', await newOffer(api));
  return (body as { id: number }).id;
}
