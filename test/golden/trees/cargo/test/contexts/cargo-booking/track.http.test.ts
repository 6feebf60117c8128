import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('Track over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('what is not there is answered with 404', async () => {
    const answer = await app.api.get('/tracking/Tracking%20id');
    expect(answer.status).toBe(404);
  });
});
