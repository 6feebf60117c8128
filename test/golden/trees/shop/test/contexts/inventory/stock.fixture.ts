import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a stock. */
export function newStock() {
  return { quantity: 1 };
}

/** Creates a stock and answers its id. */
export async function createStock(api: TestClient): Promise<string> {
  const { body } = await api.post('/api/stock/AAA-0000/receipts', newStock());
  return (body as { id: string }).id;
}
