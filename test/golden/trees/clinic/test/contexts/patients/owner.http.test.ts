import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createOwner, newOwner } from './owner.fixture.js';

const path = '/owners';
const firstVersion = { 'if-match': 'W/"1"' };

describe('owners over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('an owner is found where its creation says', async () => {
    const created = await app.api.post(path, newOwner());
    expect(created.status).toBe(200);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every owner', async () => {
    await createOwner(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ totalElements: 1 });
  });

  test('an owner is replaced, and its version goes up', async () => {
    const body = newOwner();
    const created = await app.api.post(path, body);
    const change = { name: 'Namy' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newOwner());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted owner is gone', async () => {
    const created = await app.api.post(path, newOwner());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(200);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/owners/7');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(400);
  });

  test('nobody who is not signed in may create an owner', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
