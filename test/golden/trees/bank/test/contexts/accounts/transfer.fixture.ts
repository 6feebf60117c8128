import type { TestClient } from '@plinth/runtime/testing';
import { createAccount } from './account.fixture.js';

/** The body of a request that creates a transfer; what it refers to is created first. */
export async function newTransfer(api: TestClient) {
  const accountId = await createAccount(api);
  const otherAccountId = await createAccount(api);
  return { source: accountId, target: otherAccountId, amount: '0.01' };
}

/** Creates a transfer and answers its id. */
export async function createTransfer(api: TestClient): Promise<string> {
  const { body } = await api.post('/transfers', await newTransfer(api));
  return (body as { id: string }).id;
}
