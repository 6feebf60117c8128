import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates an order. */
export function newOrder() {
  return { customerId: '01948b1c-5f00-7000-8000-000000000001' };
}

/** Creates an order and answers its id. */
export async function createOrder(api: TestClient): Promise<string> {
  const { body } = await api.post('/api/orders', newOrder());
  return (body as { id: string }).id;
}
