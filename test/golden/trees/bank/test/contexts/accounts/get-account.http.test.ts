import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createAccount } from './account.fixture.js';

describe('Get account over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the account summary that fits is found', async () => {
    const id = await createAccount(app.api);
    const found = await app.api.get(`/accounts/${id}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ accountId: id, owner: 'Owner', movements: 0, open: true });
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/accounts/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });
});
