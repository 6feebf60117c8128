import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a customer risk factor. */
export function newCustomerRiskFactor() {
  return {
    totalRiskFactor: 0,
    risks: [{ likelihood: 0, risk: 'Risk' }],
    client: '01948b1c-5f00-7000-8000-000000000001',
  };
}

/** Creates a customer risk factor and answers its id. */
export async function createCustomerRiskFactor(api: TestClient): Promise<string> {
  const { body } = await api.post('/risk-factors', newCustomerRiskFactor());
  return (body as { id: string }).id;
}
