import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createQuoteRequest, newQuoteRequest } from './quote-request.fixture.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('quote requests over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('submit', () => {
    test('makes a quote request and says where it is', async () => {
      const answer = await app.api.post('/quote-requests', await newQuoteRequest(app.api));
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/quote-requests/${answer.body.id}`);
    });

    test('refuses an unknown customer', async () => {
      const answer = await app.api.post('/quote-requests', {
        client: '01948b1c-5f00-7000-8000-000000000001',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownCustomer' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/quote-requests', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          client: ['is required'],
        },
      });
    });

    test('refuses a wrong client', async () => {
      const answer = await app.api.post('/quote-requests', { client: 'not a uuid' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['client']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/quote-requests');
      expect(answer.status).toBe(401);
    });
  });

  describe('reject', () => {
    test('answers 204', async () => {
      const id = await createQuoteRequest(app.api);
      const answer = await app.api.post(`/quote-requests/${id}/reject`);
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after reject', async () => {
      const id = await createQuoteRequest(app.api);
      await app.api.post(`/quote-requests/${id}/reject`);
      const answer = await app.api.post(`/quote-requests/${id}/reject`);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown quote request', async () => {
      const answer = await app.api.post(`/quote-requests/${unknownId}/reject`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createQuoteRequest(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/quote-requests/${id}/reject`, undefined, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/quote-requests/${unknownId}/reject`);
      expect(answer.status).toBe(401);
    });
  });

  describe('quote', () => {
    test('answers 204', async () => {
      const id = await createQuoteRequest(app.api);
      const answer = await app.api.post(`/quote-requests/${id}/quote`, {
        premium: { amount: '0.00' },
        validUntil: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after reject', async () => {
      const id = await createQuoteRequest(app.api);
      await app.api.post(`/quote-requests/${id}/reject`);
      const answer = await app.api.post(`/quote-requests/${id}/quote`, {
        premium: { amount: '0.00' },
        validUntil: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown quote request', async () => {
      const answer = await app.api.post(`/quote-requests/${unknownId}/quote`, {
        premium: { amount: '0.00' },
        validUntil: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createQuoteRequest(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/quote-requests/${id}/quote`,
        {
          premium: { amount: '0.00' },
          validUntil: '2025-01-31T01:00:00.000Z',
        },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/quote-requests/${unknownId}/quote`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          premium: ['is required'],
          validUntil: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/quote-requests/${unknownId}/quote`);
      expect(answer.status).toBe(401);
    });
  });

  describe('answer', () => {
    test('is not possible at first', async () => {
      const id = await createQuoteRequest(app.api);
      const answer = await app.api.post(`/quote-requests/${id}/answer`, { accept: true });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown quote request', async () => {
      const answer = await app.api.post(`/quote-requests/${unknownId}/answer`, { accept: true });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createQuoteRequest(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/quote-requests/${id}/answer`, { accept: true }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/quote-requests/${unknownId}/answer`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          accept: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/quote-requests/${unknownId}/answer`);
      expect(answer.status).toBe(401);
    });
  });
});
