import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createStock, newStock } from './stock.fixture.js';

describe('stocks over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('receive', () => {
    test('makes a stock and says where it is', async () => {
      const answer = await app.api.post('/api/stock/AAA-0000/receipts', newStock());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(answer.body).toMatchObject({ id: 'AAA-0000' });
      expect(locationOf(answer)).toBe('/api/stock/AAA-0000');
      const found = await app.api.get(locationOf(answer));
      expect(found.status).toBe(200);
    });

    test('answers 201 where it exists', async () => {
      await createStock(app.api);
      const answer = await app.api.post('/api/stock/AAA-0000/receipts', { quantity: 1 });
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"2"');
      expect(answer.body).toMatchObject({ id: 'AAA-0000' });
    });

    test('refuses a version that is not the current one', async () => {
      await createStock(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post('/api/stock/AAA-0000/receipts', { quantity: 1 }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/api/stock/AAA-0000/receipts', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          quantity: ['is required'],
        },
      });
    });

    test('refuses a wrong quantity', async () => {
      const answer = await app.api.post('/api/stock/AAA-0000/receipts', { quantity: 0 });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['quantity']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/api/stock/AAA-0000/receipts');
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only customer', async () => {
      const answer = await (await app.as('customer')).post('/api/stock/AAA-0000/receipts');
      expect(answer.status).toBe(403);
    });
  });
});
