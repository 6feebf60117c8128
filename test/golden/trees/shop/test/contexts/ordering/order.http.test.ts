import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createOrder, newOrder } from './order.fixture.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('orders over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('open', () => {
    test('makes an order and says where it is', async () => {
      const answer = await app.api.post('/api/orders', newOrder());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/api/orders/${answer.body.id}`);
      const found = await app.api.get(locationOf(answer));
      expect(found.status).toBe(200);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/api/orders', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          customerId: ['is required'],
        },
      });
    });

    test('refuses a wrong customer id', async () => {
      const answer = await app.api.post('/api/orders', { customerId: 'not a uuid' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['customerId']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/api/orders');
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only admin', async () => {
      const answer = await (await app.as('admin')).post('/api/orders');
      expect(answer.status).toBe(403);
    });

    test('lets no other customer in', async () => {
      const other = await app.as('customer');
      const answer = await other.post('/api/orders', {
        customerId: '01948b1c-5f00-7000-8000-000000000001',
      });
      expect(answer.status).toBe(403);
    });
  });

  describe('add line', () => {
    test('answers 404 for an unknown order', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/lines`, {
        sku: 'AAA-0000',
        quantity: 1,
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createOrder(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/api/orders/${id}/lines`,
        { sku: 'AAA-0000', quantity: 1 },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/lines`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          sku: ['is required'],
          quantity: ['is required'],
        },
      });
    });

    test('refuses a wrong sku', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/lines`, {
        sku: '?',
        quantity: 1,
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['sku']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/api/orders/${unknownId}/lines`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only support', async () => {
      const answer = await (await app.as('support')).post(`/api/orders/${unknownId}/lines`);
      expect(answer.status).toBe(403);
    });
  });

  describe('place', () => {
    test('is refused with EmptyOrder', async () => {
      const id = await createOrder(app.api);
      const answer = await app.api.post(`/api/orders/${id}/place`, {
        shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
      });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'EmptyOrder' });
    });

    test('answers 404 for an unknown order', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/place`, {
        shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createOrder(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/api/orders/${id}/place`,
        {
          shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
        },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/place`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          shipTo: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/api/orders/${unknownId}/place`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only support', async () => {
      const answer = await (await app.as('support')).post(`/api/orders/${unknownId}/place`);
      expect(answer.status).toBe(403);
    });

    test('lets no other customer in', async () => {
      const id = await createOrder(app.api);
      const other = await app.as('customer');
      const answer = await other.post(`/api/orders/${id}/place`, {
        shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
      });
      expect(answer.status).toBe(403);
    });
  });

  describe('cancel', () => {
    test('answers 204', async () => {
      const id = await createOrder(app.api);
      const answer = await app.api.post(`/api/orders/${id}/cancel`, { reason: 'CustomerRequest' });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('answers 404 for an unknown order', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/cancel`, {
        reason: 'CustomerRequest',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createOrder(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/api/orders/${id}/cancel`,
        { reason: 'CustomerRequest' },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/cancel`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          reason: ['is required'],
        },
      });
    });

    test('refuses a wrong reason', async () => {
      const answer = await app.api.post(`/api/orders/${unknownId}/cancel`, {
        reason: 'none of them',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['reason']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/api/orders/${unknownId}/cancel`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only admin', async () => {
      const answer = await (await app.as('admin')).post(`/api/orders/${unknownId}/cancel`);
      expect(answer.status).toBe(403);
    });

    test('lets no other customer in', async () => {
      const id = await createOrder(app.api);
      const other = await app.as('customer');
      const answer = await other.post(`/api/orders/${id}/cancel`, { reason: 'CustomerRequest' });
      expect(answer.status).toBe(403);
    });
  });
});
