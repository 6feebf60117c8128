import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createTransfer } from './transfer.fixture.js';

describe('Get transfer over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the transfer that fits is found', async () => {
    const id = await createTransfer(app.api);
    const found = await app.api.get(`/transfers/${id}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ id });
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/transfers/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });
});
