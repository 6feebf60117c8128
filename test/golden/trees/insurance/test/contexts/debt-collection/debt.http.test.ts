import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createDebt, newDebt } from './debt.fixture.js';

const unknownId = 7;

describe('debts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('raise', () => {
    test('makes a debt and says where it is', async () => {
      const answer = await app.api.post('/debts', newDebt());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/debts/${answer.body.id}`);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/debts', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          policyNr: ['is required'],
          price: ['is required'],
          paymentDeadline: ['is required'],
        },
      });
    });

    test('refuses a wrong policy nr', async () => {
      const answer = await app.api.post('/debts', {
        policyNr: 0.5,
        price: { amount: '0.00' },
        paymentDeadline: '2025-01-31',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['policyNr']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/debts');
      expect(answer.status).toBe(401);
    });
  });

  describe('dun', () => {
    test('answers 204', async () => {
      const id = await createDebt(app.api);
      const answer = await app.api.post(`/debts/${id}/dunnings`, {
        dunningNr: 7,
        paymentDeadline: '2999-12-31',
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is refused with DeadlinePassed', async () => {
      const id = await createDebt(app.api);
      const answer = await app.api.post(`/debts/${id}/dunnings`, {
        dunningNr: 7,
        paymentDeadline: '2025-01-31',
      });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'DeadlinePassed' });
    });

    test('is not possible after pay', async () => {
      const id = await createDebt(app.api);
      await app.api.post(`/debts/${id}/pay`);
      const answer = await app.api.post(`/debts/${id}/dunnings`, {
        dunningNr: 7,
        paymentDeadline: '2025-01-31',
      });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown debt', async () => {
      const answer = await app.api.post(`/debts/${unknownId}/dunnings`, {
        dunningNr: 7,
        paymentDeadline: '2025-01-31',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createDebt(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(
        `/debts/${id}/dunnings`,
        { dunningNr: 7, paymentDeadline: '2025-01-31' },
        stale,
      );
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/debts/${unknownId}/dunnings`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          dunningNr: ['is required'],
          paymentDeadline: ['is required'],
        },
      });
    });

    test('refuses a wrong dunning nr', async () => {
      const answer = await app.api.post(`/debts/${unknownId}/dunnings`, {
        dunningNr: 0.5,
        paymentDeadline: '2025-01-31',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['dunningNr']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/debts/${unknownId}/dunnings`);
      expect(answer.status).toBe(401);
    });
  });

  describe('pay', () => {
    test('answers 204', async () => {
      const id = await createDebt(app.api);
      const answer = await app.api.post(`/debts/${id}/pay`);
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after pay', async () => {
      const id = await createDebt(app.api);
      await app.api.post(`/debts/${id}/pay`);
      const answer = await app.api.post(`/debts/${id}/pay`);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown debt', async () => {
      const answer = await app.api.post(`/debts/${unknownId}/pay`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createDebt(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/debts/${id}/pay`, undefined, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/debts/${unknownId}/pay`);
      expect(answer.status).toBe(401);
    });
  });
});
