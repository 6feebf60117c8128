import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('payments over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('perform payment', () => {
    test('answers 404 for an unknown payment', async () => {
      const answer = await app.api.post(`/payments/${unknownId}/perform`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/payments/${unknownId}/perform`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only customer', async () => {
      const answer = await (await app.as('customer')).post(`/payments/${unknownId}/perform`);
      expect(answer.status).toBe(403);
    });
  });
});
