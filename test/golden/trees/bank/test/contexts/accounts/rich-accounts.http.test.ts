import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createAccount } from './account.fixture.js';

describe('Rich accounts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('it holds every row', async () => {
    await createAccount(app.api);
    const answer = await app.api.get('/accounts');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 1 });
  });
});
