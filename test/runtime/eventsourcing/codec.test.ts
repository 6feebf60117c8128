import { codec } from '@plinth/runtime/eventsourcing';
import { describe, expect, it } from 'vitest';

interface Events {
  readonly MoneyPaidIn: { readonly walletId: string; readonly amount: string };
}

const meta = {
  id: '01948b1c-5f00-7000-8000-000000000001',
  at: '2026-01-31T10:00:00.000Z',
  actorId: null,
  correlationId: 'c',
  causationId: null,
  streamVersion: 1,
  position: 1,
};

const events = codec<Events>({
  category: 'accounts.wallet',
  events: {
    MoneyPaidIn: {
      version: 2,
      was: ['MoneyDeposited'],
      renamed: { walletId: 'accountId', amount: 'sum' },
      upcasts: { 1: ({ cents, ...rest }) => ({ ...rest, sum: String(Number(cents) / 100) }) },
    },
  },
});

const read = (type: string, typeVersion: number, data: object): unknown =>
  events.read({ type, typeVersion, data: JSON.stringify(data) }, meta).data;

describe('a stored event', () => {
  it('is read by the present names of its fields', () => {
    const want = { walletId: 'a', amount: '1.5' };
    expect(read('MoneyDeposited', 2, { accountId: 'a', sum: '1.5' })).toEqual(want);
    expect(read('MoneyPaidIn', 2, want)).toEqual(want);
  });

  it('is brought to the present version first', () => {
    expect(read('MoneyDeposited', 1, { accountId: 'a', cents: 150 })).toEqual({
      walletId: 'a',
      amount: '1.5',
    });
  });

  it('keeps a field that is called now what another one was called', () => {
    const data = { walletId: 'a', accountId: 'b', amount: '1', sum: '2' };
    expect(read('MoneyPaidIn', 2, data)).toEqual(data);
  });
});
