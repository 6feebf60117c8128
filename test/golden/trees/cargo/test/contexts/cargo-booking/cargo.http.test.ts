import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.js';
import { createLocation } from '../locations/location.fixture.js';

describe('cargos over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('book', () => {
    test('is refused with SameOriginAndDestination', async () => {
      const locationRowId = await createLocation(app.api);
      const answer = await app.api.post('/cargos', {
        origin: locationRowId,
        destination: locationRowId,
        arrivalDeadline: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'SameOriginAndDestination' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/cargos', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          origin: ['is required'],
          destination: ['is required'],
          arrivalDeadline: ['is required'],
        },
      });
    });

    test('refuses a wrong origin', async () => {
      const answer = await app.api.post('/cargos', {
        origin: 'xxxx',
        destination: 'AAAAA',
        arrivalDeadline: '2025-01-31T01:00:00.000Z',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['origin']);
    });
  });

  describe('assign to route', () => {
    test('answers 404 for an unknown cargo', async () => {
      const answer = await app.api.put('/cargos/Tracking%20id/itinerary', {
        itinerary: {
          legs: [
            {
              voyage: 'Voyage',
              loadLocation: 'AAAAA',
              unloadLocation: 'AAAAA',
              loadTime: '2025-01-31T01:00:00.000Z',
              unloadTime: '2025-01-31T02:00:00.000Z',
            },
          ],
        },
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.put('/cargos/Tracking%20id/itinerary', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          itinerary: ['is required'],
        },
      });
    });
  });

  describe('change destination', () => {
    test('answers 404 for an unknown cargo', async () => {
      const answer = await app.api.put('/cargos/Tracking%20id/destination', {
        destination: 'AAAAA',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.put('/cargos/Tracking%20id/destination', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          destination: ['is required'],
        },
      });
    });

    test('refuses a wrong destination', async () => {
      const answer = await app.api.put('/cargos/Tracking%20id/destination', {
        destination: 'xxxx',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['destination']);
    });
  });
});
