import type { Server } from '@plinth/runtime/controllers';
import type { DeadLetter, MemorySubscriptionStore } from '@plinth/runtime/events';
import type { MemoryProcessStore, MemorySagaStore, SagaInstance } from '@plinth/runtime/saga';
import { TestClient } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, letter, operated, saga } from './operated.ts';

let unitOfWork: Awaited<ReturnType<typeof operated>>['unitOfWork'];
let letters: MemorySubscriptionStore;
let sagas: MemorySagaStore;
let processes: MemoryProcessStore;
let app: Server;
let operator: TestClient;

beforeEach(async () => {
  ({ app, unitOfWork, letters, sagas, processes } = await operated());
  operator = new TestClient(app, { token: 'operator', checkAnswers: false });
});
afterEach(() => app.close());

it('is for operators only, and no part of the API of the application', async () => {
  const anybody = new TestClient(app, { checkAnswers: false });
  for (const topic of ['dead-letters', 'sagas', 'processes']) {
    expect((await anybody.get(`/ops/${topic}`)).status).toBe(401);
    expect((await operator.as('customer').get(`/ops/${topic}`)).status).toBe(403);
  }
  expect((await anybody.post('/ops/sagas/any/abandon')).status).toBe(401);
  expect((await operator.as('customer').post('/ops/sagas/any/abandon')).status).toBe(403);
  expect((await anybody.post('/ops/dead-letters/retry', { code: 'any' })).status).toBe(401);
  expect(Object.keys(app.openapi().paths)).toEqual([]);
});

describe('dead letters', () => {
  const all = async (query = '') =>
    (await operator.get(`/ops/dead-letters${query}`)).body.items.map((one: DeadLetter) => one.id);

  beforeEach(async () => {
    const park = [letter(1, 'Unavailable'), letter(2, 'Unavailable'), letter(3, 'NotFound')];
    await unitOfWork.run(() => letters.change('ordering.tell', { park }));
  });

  it('are told by cause, listed and shown', async () => {
    const { body } = await operator.get('/ops/dead-letters/causes');
    expect(body.items).toMatchObject([
      { code: 'Unavailable', source: 'ordering.tell', type: 'OrderPaid', count: 2 },
      { code: 'NotFound', count: 1 },
    ]);
    expect(await all('?code=NotFound')).toEqual(['ordering.tell:3']);
    expect(await all('?limit=2')).toEqual(['ordering.tell:1', 'ordering.tell:2']);
    const one = await operator.get('/ops/dead-letters/ordering.tell:3');
    expect(one.body).toEqual(letter(3, 'NotFound'));
    expect((await operator.get('/ops/dead-letters/ordering.tell:9')).status).toBe(404);
  });

  it('are handled again or put away, those that are named or all of a cause', async () => {
    const named = await operator.post('/ops/dead-letters/archive', { ids: ['ordering.tell:3'] });
    expect([named.status, named.body]).toEqual([200, { count: 1 }]);
    const ofCause = await operator.post('/ops/dead-letters/retry', { code: 'Unavailable' });
    expect(ofCause.body).toEqual({ count: 2 });
    expect(await all()).toEqual([]);
    expect(await all('?state=archived')).toEqual(['ordering.tell:3']);
    expect(await all('?state=retrying')).toEqual(['ordering.tell:1', 'ordering.tell:2']);
  });

  it.each([[undefined], [{}], [{ ids: [] }], [{ ids: 'ordering.tell:3' }], [{ everything: true }]])(
    'are left alone where nobody says which: %j',
    async (body) => {
      expect((await operator.post('/ops/dead-letters/archive', body)).status).toBe(422);
      expect((await all()).length).toBe(3);
    },
  );
});

describe('sagas', () => {
  beforeEach(async () => {
    await sagas.add([
      saga('ordering.checkout:1', {}),
      saga('ordering.checkout:2', { state: 'done', endedAt: at }),
    ]);
  });

  it('are listed by state and shown, without what steps have replied', async () => {
    const { body } = await operator.get('/ops/sagas');
    expect(body.items.map((one: SagaInstance) => one.id)).toEqual(['ordering.checkout:1']);
    const one = await operator.get('/ops/sagas/ordering.checkout:1');
    expect(one.body).toMatchObject({
      saga: 'ordering.checkout',
      state: 'parked',
      failure: { step: 'ship', error: 'OutOfStock' },
      steps: [
        { name: 'pay', state: 'done' },
        { name: 'ship', state: 'undoing', attempts: 9, failure: { code: 'Unavailable' } },
      ],
    });
    expect(one.text).not.toContain('secret');
    expect((await operator.get('/ops/sagas?state=lost')).status).toBe(422);
    expect((await operator.get('/ops/sagas/ordering.checkout:9')).status).toBe(404);
  });

  it('go on when an operator wants it, or are given up', async () => {
    expect((await operator.post('/ops/sagas/ordering.checkout:1/retry')).status).toBe(204);
    expect(await sagas.get('ordering.checkout:1')).toMatchObject({ state: 'undoing', token: 4 });
    expect((await operator.post('/ops/sagas/ordering.checkout:1/abandon')).status).toBe(204);
    expect((await sagas.get('ordering.checkout:1'))?.state).toBe('abandoned');
    expect((await operator.post('/ops/sagas/ordering.checkout:1/retry')).status).toBe(409);
    expect((await operator.post('/ops/sagas/ordering.checkout:2/abandon')).status).toBe(409);
    expect((await operator.post('/ops/sagas/ordering.checkout:9/retry')).status).toBe(404);
  });
});

it('processes are listed and shown with their timers, without what they remember', async () => {
  const key = { process: 'ordering.nudge', key: 'order-1' };
  const event = { eventId: 'event-1', startedAt: at, endedAt: null, version: 1 };
  const timer = { ...key, id: 'timer-1', name: 'nudge', dueAt: Date.parse(at), at, position: 1 };
  await processes.write({
    instance: { ...key, ...event, state: 'running', data: { card: 'secret' } },
    cancel: [],
    schedule: [{ ...timer, eventId: 'event-1', correlationId: 'request-1', data: {} }],
  });
  const running = { ...key, state: 'running', startedAt: at, endedAt: null };
  expect((await operator.get('/ops/processes')).body).toEqual({ items: [running] });
  expect((await operator.get('/ops/processes?state=ended')).body).toEqual({ items: [] });
  const one = await operator.get('/ops/processes/ordering.nudge/order-1');
  expect(one.body).toEqual({ ...running, timers: [{ name: 'nudge', dueAt: at, scheduledAt: at }] });
  expect((await operator.get('/ops/processes/ordering.nudge/order-2')).status).toBe(404);
});
