import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a species. */
export function newSpecies() {
  return { id: 7, name: 'Name' };
}

/** Creates a species and answers its id. */
export async function createSpecies(api: TestClient): Promise<number> {
  const { body } = await api.post('/species', newSpecies());
  return (body as { id: number }).id;
}
