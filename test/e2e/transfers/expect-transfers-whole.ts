import { expect } from 'vitest';
import { type Ask, readTransfers, type Transfer, type TransferLog } from './transfer-log.ts';

/** What went in from outside, in cents, and what the app has accepted. */
export interface Given {
  readonly cents: number;
  readonly accepted: readonly string[];
}

/**
 * Holds that no cent was lost or made, that each transfer was completed, or failed and was taken back,
 * and that the views tell of every movement once. Answers what has happened.
 */
export async function expectTransfersWhole(ask: Ask, given: Given): Promise<TransferLog> {
  const log = await readTransfers(ask);
  const { movements, sagas } = log;
  const transfers = [...log.transfers.values()];
  expect(transfers.length).toBeGreaterThanOrEqual(given.accepted.length);
  expect(sagas.length).toBe(transfers.length);
  expect([...new Set(sagas)].sort()).toEqual(['done', 'failed']);
  for (const one of transfers) expectEnded(one);
  expect(givenBack(log)).toEqual(toBeGivenBack(transfers));
  expect(sum(movements.map(({ cents }) => cents))).toBe(given.cents);
  await expectViews(ask, log);
  return log;
}

/** Every request that was accepted was done, and none of all requests twice. */
export function expectDoneOnce({ transfers }: TransferLog, accepted: readonly string[]): void {
  const done = [...transfers.values()].map(({ requestId = '' }) => requestId);
  const known = new Set(done);
  expect(known.size).toBe(done.length);
  expect(accepted.filter((id) => !known.has(id))).toEqual([]);
}

function expectEnded({ ends, withdrawn, deposited }: Transfer): void {
  if (ends[0] === 'TransferCompleted') {
    expect({ ends: ends.length, withdrawn, deposited }).toEqual({
      ends: 1,
      withdrawn: 1,
      deposited: 1,
    });
  } else {
    expect({ ends, deposited }).toEqual({ ends: ['TransferFailed'], deposited: 0 });
    expect(withdrawn).toBeLessThanOrEqual(1);
  }
}

/** By account: what failed transfers had taken from it. */
function toBeGivenBack(transfers: readonly Transfer[]): readonly string[] {
  return transfers
    .filter(({ ends, withdrawn }) => ends[0] === 'TransferFailed' && withdrawn > 0)
    .map(({ source, amount }) => `${source} ${amount}`)
    .sort();
}

/** What was put into accounts neither by transfers nor when they were opened. */
function givenBack({ movements, transfers }: TransferLog): readonly string[] {
  return movements
    .filter(({ account, cents, reference }) => {
      return cents > 0 && reference !== account && !transfers.has(reference);
    })
    .map(({ account, cents }) => `${account} ${cents}`)
    .sort();
}

async function expectViews(ask: Ask, { movements }: TransferLog): Promise<void> {
  const [shown] = await ask<{ balance: string; movements: number }>(
    'select sum(cast(balance as numeric)) as balance, sum(movements) as movements from accounts.account_summary',
  );
  expect(Math.round(Number(shown?.balance) * 100)).toBe(sum(movements.map(({ cents }) => cents)));
  expect(Number(shown?.movements)).toBe(movements.length);
  const [lines] = await ask<{ entries: number }>(
    'select count(*) as entries from accounts.statement_line',
  );
  expect(Number(lines?.entries)).toBe(movements.length);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
