import { formOf, type TestClient } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createTask } from './task.fixture.js';

const path = '/ui/tasks';

/** The form of a new task, filled in. */
async function filledIn(api: TestClient) {
  const { values } = formOf((await api.get(`${path}/new`)).text);
  return {
    ...values,
    title: 'Title',
  };
}

/** Where a task is that is there already. */
async function existing(api: TestClient): Promise<string> {
  return `${path}/${encodeURIComponent(await createTask(api))}`;
}

describe('the pages of tasks', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the list leads to every task', async () => {
    const address = await existing(app.api);
    const list = await app.api.get(path);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`href="${address}"`);
    expect((await app.api.get(address)).status).toBe(200);
  });

  test('a form makes a task', async () => {
    const sent = await app.api.submit(`${path}/new`, await filledIn(app.api));
    expect(sent.status).toBe(303);
    const page = await app.api.get(locationOf(sent));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Created.');
  });

  test('a form that is refused keeps what was typed, and says beside it what is wrong', async () => {
    const typed = { ...(await filledIn(app.api)), title: '' };
    const refused = await app.api.submit(`${path}/new`, typed);
    expect(refused.status).toBe(422);
    const { values, problems } = formOf(refused.text);
    expect(values).toMatchObject(typed);
    expect(Object.keys(problems)).toEqual(['title']);
  });

  test('markup in a text is shown, not followed', async () => {
    const typed = { ...(await filledIn(app.api)), title: '<script>' };
    const sent = await app.api.submit(`${path}/new`, typed);
    const page = await app.api.get(locationOf(sent));
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script');
  });

  test('a form changes a task', async () => {
    const address = await existing(app.api);
    const { values } = formOf((await app.api.get(`${address}/edit`)).text);
    const change = { title: 'Titly' };
    const sent = await app.api.submit(`${address}/edit`, { ...values, ...change });
    expect(sent.status).toBe(303);
    const changed = formOf((await app.api.get(`${address}/edit`)).text);
    expect(changed.values).toMatchObject(change);
  });

  test('a form that is older than the last change is refused', async () => {
    const address = await existing(app.api);
    const { values } = formOf((await app.api.get(`${address}/edit`)).text);
    await app.api.submit(`${address}/edit`, values);
    const late = await app.api.submit(`${address}/edit`, values);
    expect(late.status).toBe(412);
    expect(formOf(late.text).values).toEqual(values);
  });

  test('a form deletes a task', async () => {
    const address = await existing(app.api);
    const { values } = formOf((await app.api.get(`${address}/delete`)).text);
    const sent = await app.api.submit(`${address}/delete`, values);
    expect(sent.status).toBe(303);
    expect(locationOf(sent)).toContain('?notice=deleted');
    expect((await app.api.get(address)).status).toBe(404);
  });
});
