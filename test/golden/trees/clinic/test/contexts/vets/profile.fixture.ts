import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a profile. */
export function newProfile() {
  return { username: 'Username' };
}

/** Creates a profile and answers its id. */
export async function createProfile(api: TestClient): Promise<string> {
  const { body } = await api.post('/profiles', newProfile());
  return (body as { id: string }).id;
}
