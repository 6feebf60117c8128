import type { TestClient } from '@plinth/runtime/testing';
import { createCustomer } from '../customer-management/customer.fixture.js';

/** The body of a request that creates a customer risk factor; what it refers to is created first. */
export async function newCustomerRiskFactor(api: TestClient) {
  const customerId = await createCustomer(api);
  return {
    totalRiskFactor: 0,
    risks: [{ likelihood: 0, risk: 'Risk' }],
    client: customerId,
  };
}

/** Creates a customer risk factor and answers its id. */
export async function createCustomerRiskFactor(api: TestClient): Promise<string> {
  const { body } = await api.post('/risk-factors', await newCustomerRiskFactor(api));
  return (body as { id: string }).id;
}
