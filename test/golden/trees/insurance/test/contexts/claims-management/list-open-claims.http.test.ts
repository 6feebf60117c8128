import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('List open claims over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('it answers nothing where nothing is', async () => {
    const answer = await app.api.get('/claims');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 0 });
  });

  test('nobody who is not signed in is answered', async () => {
    const refused = await app.anonymous.get('/claims');
    expect(refused.status).toBe(401);
  });
});
