import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createCategory, newCategory } from './category.fixture.js';

const path = '/api/categories';
const firstVersion = { 'if-match': 'W/"1"' };

describe('categories over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a category is found where its creation says', async () => {
    const created = await app.api.post(path, newCategory());
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every category', async () => {
    await createCategory(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ total: 1 });
  });

  test('a category is replaced, and its version goes up', async () => {
    const body = newCategory();
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
    const created = await app.api.post(path, newCategory());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted category is gone', async () => {
    const created = await app.api.post(path, newCategory());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(204);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('the same category cannot be created twice', async () => {
    const body = newCategory();
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/api/categories/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        name: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create a category', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });

  test('nobody who is only customer may create a category', async () => {
    const refused = await (await app.as('customer')).post(path, {});
    expect(refused.status).toBe(403);
  });
});
