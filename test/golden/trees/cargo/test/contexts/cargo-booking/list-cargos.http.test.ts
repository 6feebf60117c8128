import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('List cargos over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  test('it answers nothing where nothing is', async () => {
    const answer = await app.api.get('/cargos');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 0 });
  });
});
