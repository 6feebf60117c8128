import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a location. */
export function newLocation() {
  return { id: 'AAAAA', name: 'Name' };
}

/** Creates a location and answers its id. */
export async function createLocation(api: TestClient): Promise<string> {
  const { body } = await api.post('/locations', newLocation());
  return (body as { id: string }).id;
}
