import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createContract, newContract } from './contract.fixture.js';

const unknownId = 7;

describe('contracts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('sign', () => {
    test('makes a contract and says where it is', async () => {
      const answer = await app.api.post('/contracts', await newContract(app.api));
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/contracts/${answer.body.id}`);
    });

    test('refuses an unknown customer', async () => {
      const answer = await app.api.post('/contracts', {
        client: '01948b1c-5f00-7000-8000-000000000001',
        products: [7],
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownCustomer' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/contracts', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          client: ['is required'],
          products: ['is required'],
        },
      });
    });

    test('refuses a wrong client', async () => {
      const answer = await app.api.post('/contracts', { client: 'not a uuid', products: [7] });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['client']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/contracts');
      expect(answer.status).toBe(401);
    });
  });

  describe('issue policy', () => {
    test('answers 201', async () => {
      const id = await createContract(app.api);
      const answer = await app.api.post(`/contracts/${id}/policies`, {
        policyNr: 7,
        price: { amount: '0.00' },
      });
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('answers 404 for an unknown contract', async () => {
      const answer = await app.api.post(`/contracts/${unknownId}/policies`, {
        policyNr: 7,
        price: { amount: '0.00' },
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createContract(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/contracts/${id}/policies`,
        {
          policyNr: 7,
          price: { amount: '0.00' },
        },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/contracts/${unknownId}/policies`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          policyNr: ['is required'],
          price: ['is required'],
        },
      });
    });

    test('refuses a wrong policy nr', async () => {
      const answer = await app.api.post(`/contracts/${unknownId}/policies`, {
        policyNr: 0.5,
        price: { amount: '0.00' },
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['policyNr']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/contracts/${unknownId}/policies`);
      expect(answer.status).toBe(401);
    });
  });
});
