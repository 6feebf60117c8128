import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createProduct, newProduct } from './product.fixture.js';

const path = '/api/products';
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
    const { id, ...body } = newProduct();
    const created = await app.api.post(path, { id, ...body });
    const change = { name: 'Namy' };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('a patch sets a field, and null clears it', async () => {
    const secondVersion = { 'if-match': 'W/"2"' };
    const created = await app.api.post(path, newProduct());
    const filledChange = { description: 'Description' };
    const filled = await app.api.patch(locationOf(created), filledChange, firstVersion);
    expect(filled.body).toMatchObject(filledChange);
    const clearedChange = { description: null };
    const cleared = await app.api.patch(locationOf(created), clearedChange, secondVersion);
    expect(cleared.body).toMatchObject(clearedChange);
  });

  test('what is fixed at creation cannot be changed', async () => {
    const created = await app.api.post(path, newProduct());
    const change = { createdAt: '2025-01-31T01:00:00.000Z' };
    const refused = await app.api.patch(locationOf(created), change, firstVersion);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ fields: { createdAt: ['cannot be changed'] } });
  });

  test('a version that is not the current one is refused', async () => {
    const created = await app.api.post(path, newProduct());
    const stale = { 'if-match': 'W/"7"' };
    const refused = await app.api.patch(locationOf(created), {}, stale);
    expect(refused.status).toBe(412);
  });

  test('the same product cannot be created twice', async () => {
    const body = newProduct();
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/api/products/AAA-0000');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        id: ['is required'],
        name: ['is required'],
        price: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create a product', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });

  test('nobody who is only customer may create a product', async () => {
    const refused = await (await app.as('customer')).post(path, {});
    expect(refused.status).toBe(403);
  });
});
