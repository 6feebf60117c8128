import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createAccount } from './account.fixture.js';
import { newTransfer } from './transfer.fixture.js';

describe('transfers over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('request', () => {
    test('makes a transfer and says where it is', async () => {
      const answer = await app.api.post('/transfers', await newTransfer(app.api));
      expect(answer.status).toBe(202);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/transfers/${answer.body.id}`);
      const found = await app.api.get(locationOf(answer));
      expect(found.status).toBe(200);
    });

    test('is refused with SameAccount', async () => {
      const accountId = await createAccount(app.api);
      const answer = await app.api.post('/transfers', {
        source: accountId,
        target: accountId,
        amount: '0.01',
      });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'SameAccount' });
    });

    test('refuses an unknown account', async () => {
      const answer = await app.api.post('/transfers', {
        source: '01948b1c-5f00-7000-8000-000000000001',
        target: '01948b1c-5f00-7000-8000-000000000001',
        amount: '0.01',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownAccount' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/transfers', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          source: ['is required'],
          target: ['is required'],
          amount: ['is required'],
        },
      });
    });

    test('refuses a wrong source', async () => {
      const answer = await app.api.post('/transfers', {
        source: 'not a uuid',
        target: '01948b1c-5f00-7000-8000-000000000001',
        amount: '0.01',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['source']);
    });
  });
});
