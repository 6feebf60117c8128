import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

const path = '/accounts';

describe('user accounts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/accounts/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        username: ['is required'],
        customer: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create an user account', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
