import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createCustomer, newCustomer } from './customer.fixture.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('customers over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('register', () => {
    test('makes a customer and says where it is', async () => {
      const answer = await app.api.post('/customers', newCustomer());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/customers/${answer.body.id}`);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/customers', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          firstname: ['is required'],
          lastname: ['is required'],
        },
      });
    });

    test('refuses a wrong firstname', async () => {
      const answer = await app.api.post('/customers', { firstname: '', lastname: 'Lastname' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['firstname']);
    });
  });

  describe('change address', () => {
    test('answers 204', async () => {
      const id = await createCustomer(app.api);
      const answer = await app.api.put(
        `/customers/${id}/addresses/01948b1c-5f00-7000-8000-000000000001`,
        { street: 'Street', city: 'City' },
      );
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('answers 404 for an unknown customer', async () => {
      const answer = await app.api.put(
        `/customers/${unknownId}/addresses/01948b1c-5f00-7000-8000-000000000001`,
        { street: 'Street', city: 'City' },
      );
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createCustomer(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.put(
        `/customers/${id}/addresses/01948b1c-5f00-7000-8000-000000000001`,
        { street: 'Street', city: 'City' },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.put(
        `/customers/${unknownId}/addresses/01948b1c-5f00-7000-8000-000000000001`,
        {},
      );
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          street: ['is required'],
          city: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.put(
        `/customers/${unknownId}/addresses/01948b1c-5f00-7000-8000-000000000001`,
      );
      expect(answer.status).toBe(401);
    });
  });
});
