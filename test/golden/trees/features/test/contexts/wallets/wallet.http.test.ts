import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createWallet, newWallet } from './wallet.fixture.js';

describe('wallets over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('add', () => {
    test('makes a wallet and says where it is', async () => {
      const answer = await app.api.post('/wallets/Id/add', newWallet());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(answer.body).toMatchObject({ id: 'Id' });
      expect(locationOf(answer)).toBe('/wallets/Id');
    });

    test('answers 201 where it exists', async () => {
      await createWallet(app.api);
      const answer = await app.api.post('/wallets/Id/add', { amount: '10.0000' });
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"2"');
      expect(answer.body).toMatchObject({ id: 'Id' });
    });

    test('refuses a version that is not the current one', async () => {
      await createWallet(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post('/wallets/Id/add', { amount: '10.0000' }, stale);
      expect(answer.status).toBe(412);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/wallets/Id/add', {});
      expect(answer.status).toBe(422);
    });

    test('refuses a wrong amount', async () => {
      const answer = await app.api.post('/wallets/Id/add', { amount: '0.00001' });
      expect(answer.status).toBe(422);
    });
  });
});
