import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('Get stock over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/api/stock/AAA-0000');
    expect(answer.status).toBe(404);
  });
});
