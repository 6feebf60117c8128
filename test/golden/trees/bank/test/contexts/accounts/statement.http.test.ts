import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('Statement over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('it answers nothing where nothing is', async () => {
    const answer = await app.api.get('/accounts/01948b1c-5f00-7000-8000-000000000001/statement');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 0 });
  });
});
