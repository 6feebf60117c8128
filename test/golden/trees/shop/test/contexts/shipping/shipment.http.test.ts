import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('shipments over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('dispatch', () => {
    test('answers 404 for an unknown shipment', async () => {
      const answer = await app.api.post(`/api/shipments/${unknownId}/dispatch`, {
        trackingNo: 'Tracking no',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/api/shipments/${unknownId}/dispatch`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          trackingNo: ['is required'],
        },
      });
    });

    test('refuses a wrong tracking no', async () => {
      const answer = await app.api.post(`/api/shipments/${unknownId}/dispatch`, { trackingNo: '' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['trackingNo']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/api/shipments/${unknownId}/dispatch`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only customer', async () => {
      const answer = await (await app.as('customer')).post(`/api/shipments/${unknownId}/dispatch`);
      expect(answer.status).toBe(403);
    });
  });
});
