import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locationOf, startTestApp, type TestApp } from '../../test-app.js';
import { newAddressChange } from './address-change.fixture.js';

describe('address changes over HTTP', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await startTestApp();
  });

  afterEach(async () => {
    await app.close();
  });

  describe('request', () => {
    test('makes an address change and says where it is', async () => {
      const answer = await app.api.post('/address-changes', await newAddressChange(app.api));
      expect(answer.status).toBe(202);
      expect(answer.headers.etag).toBe('W/"1"');
      expect(locationOf(answer)).toBe(`/address-changes/${answer.body.id}`);
    });

    test('refuses an unknown user account', async () => {
      const answer = await app.api.post('/address-changes', {
        issuer: '01948b1c-5f00-7000-8000-000000000001',
        customerId: '01948b1c-5f00-7000-8000-000000000001',
        addressId: '01948b1c-5f00-7000-8000-000000000001',
        street: 'Street',
        city: 'City',
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ code: 'UnknownUserAccount' });
    });

    test('asks for what must be given', async () => {
      const answer = await app.api.post('/address-changes', {});
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        fields: {
          issuer: ['is required'],
          customerId: ['is required'],
          addressId: ['is required'],
          street: ['is required'],
          city: ['is required'],
        },
      });
    });

    test('refuses a wrong issuer', async () => {
      const answer = await app.api.post('/address-changes', {
        issuer: 'not a uuid',
        customerId: '01948b1c-5f00-7000-8000-000000000001',
        addressId: '01948b1c-5f00-7000-8000-000000000001',
        street: 'Street',
        city: 'City',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.fields).toHaveProperty(['issuer']);
    });

    test('lets nobody in who is not signed in', async () => {
      const answer = await app.anonymous.post('/address-changes');
      expect(answer.status).toBe(401);
    });
  });
});
