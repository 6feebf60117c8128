import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createTask, newTask } from './task.fixture.js';

const path = '/tasks';
const firstVersion = { 'if-match': 'W/"1"' };

describe('tasks over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a task is found where its creation says', async () => {
    const created = await app.api.post(path, newTask());
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every task', async () => {
    await createTask(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ total: 1 });
  });

  test('a task is replaced, and its version goes up', async () => {
    const body = newTask();
    const created = await app.api.post(path, body);
    const change = { title: 'Titly' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newTask());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted task is gone', async () => {
    const created = await app.api.post(path, newTask());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(204);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/tasks/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        title: ['is required'],
      },
    });
  });
});
