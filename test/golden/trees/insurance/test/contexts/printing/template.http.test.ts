import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createTemplate, newTemplate } from './template.fixture.js';

const path = '/templates';
const firstVersion = { 'if-match': 'W/"1"' };

describe('templates over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a template is found where its creation says', async () => {
    const created = await app.api.post(path, newTemplate());
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every template', async () => {
    await createTemplate(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ total: 1 });
  });

  test('a template is replaced, and its version goes up', async () => {
    const body = newTemplate();
    const created = await app.api.post(path, body);
    const change = { templateName: 'Template namy' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newTemplate());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted template is gone', async () => {
    const created = await app.api.post(path, newTemplate());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(204);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('the same template cannot be created twice', async () => {
    const body = newTemplate();
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/templates/7');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        templateName: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create a template', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });

  test('nobody who is only customer may create a template', async () => {
    const refused = await (await app.as('customer')).post(path, {});
    expect(refused.status).toBe(403);
  });
});
