import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates an owner. */
export function newOwner() {
  return { name: 'Name', telephone: '0000000' };
}

/** Creates an owner and answers its id. */
export async function createOwner(api: TestClient): Promise<number> {
  const { body } = await api.post('/owners', newOwner());
  return (body as { id: number }).id;
}
