import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createSpecies, newSpecies } from './species.fixture.js';

const path = '/species';
const firstVersion = { 'if-match': 'W/"1"' };

describe('species over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a species is found where its creation says', async () => {
    const created = await app.api.post(path, newSpecies());
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every species', async () => {
    await createSpecies(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ total: 3 });
  });

  test('a species is replaced, and its version goes up', async () => {
    const { id, ...body } = newSpecies();
    const created = await app.api.post(path, { id, ...body });
    const change = { name: 'Namy' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newSpecies());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted species is gone', async () => {
    const created = await app.api.post(path, newSpecies());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(204);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('the same species cannot be created twice', async () => {
    const body = newSpecies();
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(400);
  });

  test('nobody who is not signed in may create a species', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
