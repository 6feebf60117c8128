import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates an user account. */
export function newUserAccount() {
  return { username: 'Username', customer: '01948b1c-5f00-7000-8000-000000000001' };
}

/** Creates an user account and answers its id. */
export async function createUserAccount(api: TestClient): Promise<string> {
  const { body } = await api.post('/accounts', newUserAccount());
  return (body as { id: string }).id;
}
