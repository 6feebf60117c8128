import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createClaim, newClaim } from './claim.fixture.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('claims over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('submit claim', () => {
    test('makes a claim and says where it is', async () => {
      const answer = await app.api.post('/claims', await newClaim(app.api));
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/claims/${answer.body.id}`);
    });

    test('refuses an unknown customer', async () => {
      const answer = await app.api.post('/claims', {
        customer: '01948b1c-5f00-7000-8000-000000000001',
        description: 'Description',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownCustomer' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/claims', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          customer: ['is required'],
          description: ['is required'],
        },
      });
    });

    test('refuses a wrong customer', async () => {
      const answer = await app.api.post('/claims', {
        customer: 'not a uuid',
        description: 'Description',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['customer']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/claims');
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only administrator', async () => {
      const answer = await (await app.as('administrator')).post('/claims');
      expect(answer.status).toBe(403);
    });
  });

  describe('check documentation', () => {
    test('answers 204', async () => {
      const id = await createClaim(app.api);
      const answer = await app.api.post(`/claims/${id}/documentation`, { complete: true });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('answers 404 for an unknown claim', async () => {
      const answer = await app.api.post(`/claims/${unknownId}/documentation`, { complete: true });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createClaim(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/claims/${id}/documentation`, { complete: true }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/claims/${unknownId}/documentation`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          complete: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/claims/${unknownId}/documentation`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only customer', async () => {
      const answer = await (await app.as('customer')).post(`/claims/${unknownId}/documentation`);
      expect(answer.status).toBe(403);
    });
  });

  describe('check insurance', () => {
    test('answers 204 after check documentation', async () => {
      const id = await createClaim(app.api);
      await app.api.post(`/claims/${id}/documentation`, { complete: true });
      const answer = await app.api.post(`/claims/${id}/assessment`, { assessedOk: true });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"3"');
    });

    test('is refused with IncompleteClaim', async () => {
      const id = await createClaim(app.api);
      const answer = await app.api.post(`/claims/${id}/assessment`, { assessedOk: true });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'IncompleteClaim' });
    });

    test('answers 404 for an unknown claim', async () => {
      const answer = await app.api.post(`/claims/${unknownId}/assessment`, { assessedOk: true });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createClaim(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/claims/${id}/assessment`, { assessedOk: true }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/claims/${unknownId}/assessment`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          assessedOk: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/claims/${unknownId}/assessment`);
      expect(answer.status).toBe(401);
    });

    test('lets nobody in who is only customer', async () => {
      const answer = await (await app.as('customer')).post(`/claims/${unknownId}/assessment`);
      expect(answer.status).toBe(403);
    });
  });
});
