import { formOf, type TestClient } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createCategory } from './category.fixture.js';

const path = '/ui/categories';

/** The form of a new category, filled in. */
async function filledIn(api: TestClient) {
  const { values } = formOf((await api.get(`${path}/new`)).text);
  return {
    ...values,
    name: 'Name',
  };
}

/** Where a category is that is there already. */
async function existing(api: TestClient): Promise<string> {
  return `${path}/${encodeURIComponent(await createCategory(api))}`;
}

describe('the pages of categories', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the list leads to every category', async () => {
    const address = await existing(app.api);
    const list = await app.api.get(path);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`href="${address}"`);
    expect((await app.api.get(address)).status).toBe(200);
  });

  test('a form makes a category', async () => {
    const sent = await app.api.submit(`${path}/new`, await filledIn(app.api));
    expect(sent.status).toBe(303);
    const page = await app.api.get(locationOf(sent));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Created.');
  });

  test('a form that is refused keeps what was typed, and says beside it what is wrong', async () => {
    const typed = { ...(await filledIn(app.api)), name: '' };
    const refused = await app.api.submit(`${path}/new`, typed);
    expect(refused.status).toBe(422);
    const { values, problems } = formOf(refused.text);
    expect(values).toMatchObject(typed);
    expect(Object.keys(problems)).toEqual(['name']);
  });

  test('markup in a text is shown, not followed', async () => {
    const typed = { ...(await filledIn(app.api)), name: '<script>' };
    const sent = await app.api.submit(`${path}/new`, typed);
    const page = await app.api.get(locationOf(sent));
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script');
  });

  test('a form changes a category', async () => {
    const address = await existing(app.api);
    const { values } = formOf((await app.api.get(`${address}/edit`)).text);
    const change = { name: 'Namy' };
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

  test('a form deletes a category', async () => {
    const address = await existing(app.api);
    const { values } = formOf((await app.api.get(`${address}/delete`)).text);
    const sent = await app.api.submit(`${address}/delete`, values);
    expect(sent.status).toBe(303);
    expect(locationOf(sent)).toContain('?notice=deleted');
    expect((await app.api.get(address)).status).toBe(404);
  });

  test('who is not signed in is asked to sign in, and comes back', async () => {
    const sent = await app.anonymous.get(`${path}/new`);
    expect(sent.status).toBe(303);
    expect(locationOf(sent)).toBe(`/ui/sign-in?next=${encodeURIComponent(`${path}/new`)}`);
  });

  test('nobody who is only customer is shown the form', async () => {
    const client = await app.as('customer');
    expect((await client.get(`${path}/new`)).status).toBe(403);
  });

  test('only those who may change a category are offered to', async () => {
    const address = await existing(app.api);
    const offered = (await app.api.get(address)).text;
    const looked = (await app.anonymous.get(address)).text;
    expect(offered).toContain(`href="${address}/edit"`);
    expect(looked).not.toContain(`href="${address}/edit"`);
    expect(offered).toContain(`href="${address}/delete"`);
    expect(looked).not.toContain(`href="${address}/delete"`);
    expect((await app.api.get(path)).text).toContain(`href="${path}/new"`);
    expect((await app.anonymous.get(path)).text).not.toContain(`href="${path}/new"`);
  });
});
