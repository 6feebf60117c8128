import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createProduct, newProduct } from './product.fixture.js';

const path = '/products';
const firstVersion = { 'if-match': 'W/"1"' };

describe('products over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a product is found where its creation says', async () => {
    const created = await app.api.post(path, newProduct());
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a list holds every product', async () => {
    await createProduct(app.api);
    const listed = await app.api.get(path);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ total: 1 });
  });

  test('a product is replaced, and its version goes up', async () => {
    const body = newProduct();
    const created = await app.api.post(path, body);
    const change = { productName: 'Product namy' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newProduct());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('a deleted product is gone', async () => {
    const created = await app.api.post(path, newProduct());
    const deleted = await app.api.delete(locationOf(created), firstVersion);
    expect(deleted.status).toBe(204);
    expect((await app.api.get(locationOf(created))).status).toBe(404);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/products/7');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        productName: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create a product', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
