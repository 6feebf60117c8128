import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { createPrintingJob, newPrintingJob } from './printing-job.fixture.js';

const unknownId = 7;

describe('printing jobs over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('print', () => {
    test('makes a printing job and says where it is', async () => {
      const answer = await app.api.post('/print-jobs', await newPrintingJob(app.api));
      expect(answer.status).toBe(202);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/print-jobs/${answer.body.id}`);
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/print-jobs', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          document: ['is required'],
          template: ['is required'],
        },
      });
    });

    test('refuses a wrong template', async () => {
      const answer = await app.api.post('/print-jobs', {
        document: {
          source: {},
          title: 'Title',
        },
        template: 0.5,
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['template']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/print-jobs');
      expect(answer.status).toBe(401);
    });
  });

  describe('complete', () => {
    test('answers 204', async () => {
      const id = await createPrintingJob(app.api);
      const answer = await app.api.post(`/print-jobs/${id}/complete`);
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after complete', async () => {
      const id = await createPrintingJob(app.api);
      await app.api.post(`/print-jobs/${id}/complete`);
      const answer = await app.api.post(`/print-jobs/${id}/complete`);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown printing job', async () => {
      const answer = await app.api.post(`/print-jobs/${unknownId}/complete`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createPrintingJob(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/print-jobs/${id}/complete`, undefined, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/print-jobs/${unknownId}/complete`);
      expect(answer.status).toBe(401);
    });
  });

  describe('fail', () => {
    test('answers 204', async () => {
      const id = await createPrintingJob(app.api);
      const answer = await app.api.post(`/print-jobs/${id}/fail`, { reason: 'Reason' });
      expect(answer.status).toBe(204);
      expect(answer.headers.etag).toBe('W/"2"');
    });

    test('is not possible after complete', async () => {
      const id = await createPrintingJob(app.api);
      await app.api.post(`/print-jobs/${id}/complete`);
      const answer = await app.api.post(`/print-jobs/${id}/fail`, { reason: 'Reason' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IllegalState' });
    });

    test('answers 404 for an unknown printing job', async () => {
      const answer = await app.api.post(`/print-jobs/${unknownId}/fail`, { reason: 'Reason' });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'NotFound' });
    });

    test('refuses a version that is not the current one', async () => {
      const id = await createPrintingJob(app.api);
      const stale = { 'if-match': 'W/"7"' };
      const answer = await app.api.post(`/print-jobs/${id}/fail`, { reason: 'Reason' }, stale);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'VersionMismatch' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post(`/print-jobs/${unknownId}/fail`, {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          reason: ['is required'],
        },
      });
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post(`/print-jobs/${unknownId}/fail`);
      expect(answer.status).toBe(401);
    });
  });
});
