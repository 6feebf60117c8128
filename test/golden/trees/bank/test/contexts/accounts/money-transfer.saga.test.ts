import { SagaTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { MoneyTransferSaga } from '../../../src/contexts/accounts/application/sagas/money-transfer.js';
import { transferEvents } from '../../../src/contexts/accounts/infrastructure/transfer-events.js';

describe('MoneyTransferSaga', () => {
  const test = new SagaTest({
    make: (commands) => new MoneyTransferSaga(commands),
    codec: transferEvents,
    type: 'TransferRequested',
    json: {
      transferId: '01948b1c-5f00-7000-8000-000000000001',
      source: '01948b1c-5f00-7000-8000-000000000001',
      target: '01948b1c-5f00-7000-8000-000000000001',
      amount: '0.01',
    },
  });

  it('does all its steps', async () => {
    expect(await test.run()).toEqual({
      state: 'done',
      done: ['withdraw', 'deposit', 'complete'],
      undone: [],
    });
  });

  it.each([
    { step: 'withdraw', undone: [] },
    { step: 'deposit', undone: ['withdraw'] },
  ])('takes back what was done when $step cannot be done', async ({ step, undone }) => {
    for (const fate of ['refused', 'failing', 'silent'] as const) {
      expect(await test.run({ [step]: fate })).toMatchObject({ state: 'failed', undone });
    }
  });

  it('goes on trying complete, and takes back what it can when that is refused', async () => {
    for (const fate of ['failing', 'silent'] as const) {
      expect(await test.run({ complete: fate })).toMatchObject({ state: 'parked', undone: [] });
    }
    const ended = await test.run({ complete: 'refused' });
    expect(ended).toMatchObject({ state: 'failed', undone: ['withdraw'] });
  });

  it('goes on when an answer comes too late, whichever it is', async () => {
    for (const step of ['withdraw', 'deposit', 'complete']) {
      expect(await test.run({ [step]: 'late' })).toMatchObject({ state: 'done', undone: [] });
    }
  });
});
