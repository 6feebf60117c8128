import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a debt. */
export function newDebt() {
  return {
    policyNr: 7,
    price: { amount: '0.00' },
    paymentDeadline: '2025-01-31',
  };
}

/** Creates a debt and answers its id. */
export async function createDebt(api: TestClient): Promise<number> {
  const { body } = await api.post('/debts', newDebt());
  return (body as { id: number }).id;
}
