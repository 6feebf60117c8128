import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createAccount, newAccount } from './account.fixture.js';

const unknownId = '01948b1c-5f00-7000-8000-000000000001';

describe('accounts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('create', () => {
    test('makes an account and says where it is', async () => {
      const answer = await app.api.post('/accounts', newAccount());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/accounts/${answer.body.id}`);
      const found = await app.api.get(locationOf(answer));
      expect(found.status).toBe(200);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/accounts', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          owner: ['is required'],
        },
      });
    });

    test('refuses a wrong owner', async () => {
      const answer = await app.api.post('/accounts', { owner: '' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['owner']);
    });
  });

  describe('deposit', () => {
    test('answers 204', async () => {
      const id = await createAccount(app.api);
      const answer = await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('changes nothing the second time', async () => {
      const id = await createAccount(app.api);
      const body = { amount: '0.01', reference: '01948b1c-5f00-7000-8000-000000000001' };
      const answer = await app.api.post(`/accounts/${id}/deposits`, body);
      const again = await app.api.post(`/accounts/${id}/deposits`, body);
      expect(again.status).toBe(answer.status);
      expect(again.headers.etag).toBe(answer.headers.etag);
      expect(again.body).toEqual(answer.body);
    });

    test('is not possible after close', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/close`);
      const answer = await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown account', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/deposits`, { amount: '0.01' });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createAccount(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/deposits`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          amount: ['is required'],
        },
      });
    });

    test('refuses a wrong amount', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/deposits`, { amount: '-0.99' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['amount']);
    });
  });

  describe('withdraw', () => {
    test('answers 204 after deposit', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' });
      const answer = await app.api.post(`/accounts/${id}/withdrawals`, { amount: '0.01' });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"3"');
    });

    test('changes nothing the second time', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' });
      const body = { amount: '0.01', reference: '01948b1c-5f00-7000-8000-000000000001' };
      const answer = await app.api.post(`/accounts/${id}/withdrawals`, body);
      const again = await app.api.post(`/accounts/${id}/withdrawals`, body);
      expect(again.status).toBe(answer.status);
      expect(again.headers.etag).toBe(answer.headers.etag);
      expect(again.body).toEqual(answer.body);
    });

    test('is refused with InsufficientFunds', async () => {
      const id = await createAccount(app.api);
      const answer = await app.api.post(`/accounts/${id}/withdrawals`, { amount: '0.01' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'InsufficientFunds' });
    });

    test('is not possible after close', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/close`);
      const answer = await app.api.post(`/accounts/${id}/withdrawals`, { amount: '0.01' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown account', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/withdrawals`, { amount: '0.01' });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createAccount(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/accounts/${id}/withdrawals`, { amount: '0.01' }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/withdrawals`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          amount: ['is required'],
        },
      });
    });

    test('refuses a wrong amount', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/withdrawals`, { amount: '-0.99' });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['amount']);
    });
  });

  describe('close', () => {
    test('answers 204', async () => {
      const id = await createAccount(app.api);
      const answer = await app.api.post(`/accounts/${id}/close`);
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is refused with AccountNotEmpty after deposit', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/deposits`, { amount: '0.01' });
      const answer = await app.api.post(`/accounts/${id}/close`);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'AccountNotEmpty' });
    });

    test('is not possible after close', async () => {
      const id = await createAccount(app.api);
      await app.api.post(`/accounts/${id}/close`);
      const answer = await app.api.post(`/accounts/${id}/close`);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown account', async () => {
      const answer = await app.api.post(`/accounts/${unknownId}/close`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createAccount(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/accounts/${id}/close`, undefined, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });
  });
});
