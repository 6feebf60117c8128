import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';

describe('handling events over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('register', () => {
    test('refuses an unknown cargo', async () => {
      const answer = await app.api.post('/handling', {
        cargo: 'Tracking id',
        type: 'Load',
        location: 'AAAAA',
        completedAt: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownCargo' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/handling', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          cargo: ['is required'],
          type: ['is required'],
          location: ['is required'],
          completedAt: ['is required'],
        },
      });
    });

    test('refuses a wrong cargo', async () => {
      const answer = await app.api.post('/handling', {
        cargo: '',
        type: 'Load',
        location: 'AAAAA',
        completedAt: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['cargo']);
    });
  });
});
