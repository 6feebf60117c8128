import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { newCustomerRiskFactor } from './customer-risk-factor.fixture.js';

const path = '/risk-factors';
const firstVersion = { 'if-match': 'W/"1"' };

describe('customer risk factors over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('a customer risk factor is found where its creation says', async () => {
    const created = await app.api.post(path, await newCustomerRiskFactor(app.api));
    expect(created.status).toBe(201);
    const found = await app.api.get(locationOf(created));
    expect(found.status).toBe(200);
    expect(found.body).toEqual(created.body);
  });

  test('a customer risk factor is replaced, and its version goes up', async () => {
    const body = await newCustomerRiskFactor(app.api);
    const created = await app.api.post(path, body);
    const change = { totalRiskFactor: 1 };
    const replacement = { ...body, ...change };
    const replaced = await app.api.put(locationOf(created), replacement, firstVersion);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.etag).toBe('W/"2"');
    expect(replaced.body).toMatchObject(change);
    expect((await app.api.get(locationOf(created))).body).toEqual(replaced.body);
  });

  test('the same customer risk factor cannot be created twice', async () => {
    const body = await newCustomerRiskFactor(app.api);
    await app.api.post(path, body);
    const twin = await app.api.post(path, body);
    expect(twin.status).toBe(409);
  });

  test('an unknown id is answered with 404', async () => {
    const answer = await app.api.get('/risk-factors/01948b1c-5f00-7000-8000-000000000001');
    expect(answer.status).toBe(404);
  });

  test('what must be given is asked for', async () => {
    const refused = await app.api.post(path, {});
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      fields: {
        totalRiskFactor: ['is required'],
        client: ['is required'],
      },
    });
  });

  test('nobody who is not signed in may create a customer risk factor', async () => {
    const refused = await app.anonymous.post(path, {});
    expect(refused.status).toBe(401);
  });
});
