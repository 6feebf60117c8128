import { formOf, type TestClient } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createProduct } from './product.fixture.js';

const path = '/ui/products';

/** The form of a new product, filled in. */
async function filledIn(api: TestClient) {
  const { values } = formOf((await api.get(`${path}/new`)).text);
  return {
    ...values,
    id: 'AAA-0000',
    name: 'Name',
    'price.amount': '10.00',
    'price.currency': 'EUR',
    'images.length': '1',
    'images.0.url': 'https://example.org/',
  };
}

/** Where a product is that is there already. */
async function existing(api: TestClient): Promise<string> {
  return `${path}/${encodeURIComponent(await createProduct(api))}`;
}

describe('the pages of products', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the list leads to every product', async () => {
    const address = await existing(app.api);
    const list = await app.api.get(path);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`href="${address}"`);
    expect((await app.api.get(address)).status).toBe(200);
  });

  test('a form makes a product', async () => {
    const sent = await app.api.submit(`${path}/new`, await filledIn(app.api));
    expect(sent.status).toBe(303);
    const page = await app.api.get(locationOf(sent));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Created.');
  });

  test('a form that is refused keeps what was typed, and says beside it what is wrong', async () => {
    const typed = { ...(await filledIn(app.api)), id: '?' };
    const refused = await app.api.submit(`${path}/new`, typed);
    expect(refused.status).toBe(422);
    const { values, problems } = formOf(refused.text);
    expect(values).toMatchObject(typed);
    expect(Object.keys(problems)).toEqual(['id']);
  });

  test('markup in a text is shown, not followed', async () => {
    const typed = { ...(await filledIn(app.api)), name: '<script>' };
    const sent = await app.api.submit(`${path}/new`, typed);
    const page = await app.api.get(locationOf(sent));
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script');
  });

  test('a form changes a product', async () => {
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

  test('who is not signed in is asked to sign in, and comes back', async () => {
    const sent = await app.anonymous.get(`${path}/new`);
    expect(sent.status).toBe(303);
    expect(locationOf(sent)).toBe(`/ui/sign-in?next=${encodeURIComponent(`${path}/new`)}`);
  });

  test('nobody who is only customer is shown the form', async () => {
    const client = await app.as('customer');
    expect((await client.get(`${path}/new`)).status).toBe(403);
  });

  test('only those who may change a product are offered to', async () => {
    const address = await existing(app.api);
    const offered = (await app.api.get(address)).text;
    const looked = (await app.anonymous.get(address)).text;
    expect(offered).toContain(`href="${address}/edit"`);
    expect(looked).not.toContain(`href="${address}/edit"`);
    expect((await app.api.get(path)).text).toContain(`href="${path}/new"`);
    expect((await app.anonymous.get(path)).text).not.toContain(`href="${path}/new"`);
  });
});
