import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates an account. */
export function newAccount() {
  return { owner: 'Owner' };
}

/** Creates an account and answers its id. */
export async function createAccount(api: TestClient): Promise<string> {
  const { body } = await api.post('/accounts', newAccount());
  return (body as { id: string }).id;
}
