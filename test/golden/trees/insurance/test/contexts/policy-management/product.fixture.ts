import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a product. */
export function newProduct() {
  return { productName: 'Product name' };
}

/** Creates a product and answers its id. */
export async function createProduct(api: TestClient): Promise<number> {
  const { body } = await api.post('/products', newProduct());
  return (body as { id: number }).id;
}
