import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a wallet. */
export function newWallet() {
  return { amount: '10.0000' };
}

/** Creates a wallet and answers its id. */
export async function createWallet(api: TestClient): Promise<string> {
  const { body } = await api.post('/wallets/Id/add', newWallet());
  return (body as { id: string }).id;
}
