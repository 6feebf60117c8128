import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a product. */
export function newProduct() {
  return {
    id: 'AAA-0000',
    name: 'Name',
    price: { amount: '10.00', currency: 'EUR' },
    images: [{ url: 'https://example.org/' }],
  };
}

/** Creates a product and answers its id. */
export async function createProduct(api: TestClient): Promise<string> {
  const { body } = await api.post('/api/products', newProduct());
  return (body as { id: string }).id;
}
