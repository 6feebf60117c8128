import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a customer. */
export function newCustomer() {
  return { firstname: 'Firstname', lastname: 'Lastname' };
}

/** Creates a customer and answers its id. */
export async function createCustomer(api: TestClient): Promise<string> {
  const { body } = await api.post('/customers', newCustomer());
  return (body as { id: string }).id;
}
