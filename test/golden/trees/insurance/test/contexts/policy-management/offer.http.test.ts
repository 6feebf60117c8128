import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { newOffer } from './offer.fixture.js';

describe('offers over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('make offer', () => {
    test('makes an offer and says where it is', async () => {
      const answer = await app.api.post('/offers', await newOffer(app.api));
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/offers/${answer.body.id}`);
    });

    test('refuses an unknown customer', async () => {
      const answer = await app.api.post('/offers', {
        client: '01948b1c-5f00-7000-8000-000000000001',
        products: [7],
        price: { amount: '0.00' },
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownCustomer' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/offers', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          client: ['is required'],
          products: ['is required'],
          price: ['is required'],
        },
      });
    });

    test('refuses a wrong client', async () => {
      const answer = await app.api.post('/offers', {
        client: 'not a uuid',
        products: [7],
        price: { amount: '0.00' },
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['client']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/offers');
      expect(answer.status).toBe(401);
    });
  });
});
