import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { newUserAccount } from './user-account.fixture.js';

const path = '/accounts';

describe('user accounts over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a user account is found where its creation says', async () => {
    const created = await app.api.post(path, await newUserAccount(app.api));
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('the same user account cannot be created twice', async () => {
    const body = await newUserAccount(app.api);
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
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

  test('nobody who is not signed in may create a user account', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
