import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createProfile, newProfile } from './profile.fixture.js';

describe('profiles over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('join', () => {
    test('makes a profile and says where it is', async () => {
      const answer = await app.api.post('/profiles', newProfile());
      expect(answer.status).toBe(201);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/profiles/${answer.body.id}`);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/profiles', {});
      expect(answer.status).toBe(400);
    });

    test('refuses a wrong username', async () => {
      const answer = await app.api.post('/profiles', { username: 'xx' });
      expect(answer.status).toBe(400);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/profiles');
      expect(answer.status).toBe(401);
    });
  });

  describe('change', () => {
    test('answers 204', async () => {
      await createProfile(app.api);
      const answer = await app.api.put('/profile', { bio: 'Bio', image: 'https://example.org/' });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('refuses a wrong image', async () => {
      const answer = await app.api.put('/profile', { bio: 'Bio', image: 'not a uri' });
      expect(answer.status).toBe(400);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.put('/profile');
      expect(answer.status).toBe(401);
    });
  });

  describe('leave', () => {
    test('answers 204', async () => {
      await createProfile(app.api);
      const answer = await app.api.post('/profile/leave');
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after leave', async () => {
      await createProfile(app.api);
      await app.api.post('/profile/leave');
      const answer = await app.api.post('/profile/leave');
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/profile/leave');
      expect(answer.status).toBe(401);
    });
  });

  describe('follow', () => {
    test('is refused with OwnProfile', async () => {
      await createProfile(app.api);
      const answer = await app.api.post('/profiles/Username/follow');
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'OwnProfile' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/profiles/Username/follow');
      expect(answer.status).toBe(401);
    });
  });
});
