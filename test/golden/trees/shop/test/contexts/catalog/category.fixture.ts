import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a category. */
export function newCategory() {
  return { name: 'Name' };
}

/** Creates a category and answers its id. */
export async function createCategory(api: TestClient): Promise<string> {
  const { body } = await api.post('/api/categories', newCategory());
  return (body as { id: string }).id;
}
