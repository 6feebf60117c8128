import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createStock } from './stock.fixture.js';

describe('Get stock over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('the stock that fits is found', async () => {
    await createStock(app.api);
    const found = await app.api.get('/api/stock/AAA-0000');
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ id: 'AAA-0000', onHand: 1 });
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/api/stock/AAA-0000');
    expect(answer.status).toBe(404);
  });
});
