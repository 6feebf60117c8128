import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createOrder } from './order.fixture.js';

describe('Get order over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the order that fits is found', async () => {
    const id = await createOrder(app.api);
    const found = await app.api.get(`/api/orders/${id}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      id,
      status: 'Draft',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      trackingNo: null,
    });
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/api/orders/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });

  test('nobody who is not signed in is answered', async () => {
    const refused = await app.anonymous.get('/api/orders/01948b1c-5f00-7000-8000-000000000001');
    expect(refused.status).toBe(401);
  });
});
