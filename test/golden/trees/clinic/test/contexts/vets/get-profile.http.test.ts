import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createProfile } from './profile.fixture.js';

describe('Get profile over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the profile that fits is found', async () => {
    await createProfile(app.api);
    const found = await app.api.get('/profiles/Username');
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      username: 'Username',
      bio: null,
      image: null,
      status: 'Active',
    });
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/profiles/Username');
    expect(answer.status).toBe(404);
  });
});
