import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('My pick over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/me');
    expect(answer.status).toBe(404);
  });
});
