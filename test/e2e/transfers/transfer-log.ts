/**
 * Asks the database of a bank. Tables are named as they are on PostgreSQL: `accounts.account_summary`.
 *
 * @example await ask<{ readonly count: number }>('select count(*) as count from plinth.event');
 */
export type Ask = <Row>(query: string) => Promise<readonly Row[]>;

export interface Transfer {
  readonly requestId: string | undefined;
  readonly source: string;
  readonly amount: number;
  /** TransferCompleted or TransferFailed. */
  readonly ends: readonly string[];
  readonly withdrawn: number;
  readonly deposited: number;
}

/** Of money, in cents. */
export interface Movement {
  readonly account: string;
  readonly cents: number;
  readonly reference: string;
}

export interface TransferLog {
  readonly transfers: ReadonlyMap<string, Transfer>;
  readonly movements: readonly Movement[];
  readonly sagas: readonly string[];
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

const signs: Readonly<Record<string, number>> = { MoneyWithdrawn: -1, MoneyDeposited: 1 };

type Json = Readonly<Record<string, string>>;

const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);

const countOf = async (ask: Ask, from: string): Promise<number> =>
  Number((await ask<{ count: number }>(`select count(*) as count from ${from}`))[0]?.count);

const eventsOf = (ask: Ask, ...types: string[]): Promise<number> =>
  countOf(ask, `plinth.event where type in (${types.map((type) => `'${type}'`)})`);

/** How many transfers were completed or failed. */
export const endedTransfers = (ask: Ask): Promise<number> =>
  eventsOf(ask, 'TransferCompleted', 'TransferFailed');

/** What has been begun and not ended, and what the view does not tell yet. */
export async function unfinished(ask: Ask): Promise<Readonly<Record<string, number>>> {
  const ended = await endedTransfers(ask);
  return {
    transfers: (await eventsOf(ask, 'TransferRequested')) - ended,
    sagas: await countOf(ask, "plinth.saga where state not in ('done', 'failed')"),
    lines:
      (await eventsOf(ask, ...Object.keys(signs))) -
      (await countOf(ask, 'accounts.statement_line')),
  };
}

/** What has happened, from the log itself. */
export async function readTransfers(ask: Ask): Promise<TransferLog> {
  const rows = await ask<Row>(
    "select stream_id as id, type, cast(data as text) as data from plinth.event where type like 'Transfer%' or type like 'Money%' order by position",
  );
  const events = rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as Json }));
  const movements = events.flatMap(({ id, type, data }) => {
    const sign = signs[type];
    if (sign === undefined) return [];
    return [{ account: id, cents: sign * cents(data.amount), reference: data.reference ?? '' }];
  });
  const ends = grouped(events, ({ id, type }) => (/Completed$|Failed$/.test(type) ? id : ''));
  const moved = grouped(movements, ({ reference }) => reference);
  const transfers = events
    .filter(({ type }) => type === 'TransferRequested')
    .map(({ id, data }): [string, Transfer] => [
      id,
      {
        requestId: data.requestId,
        source: data.source ?? '',
        amount: cents(data.amount),
        ends: (ends.get(id) ?? []).map(({ type }) => type),
        withdrawn: (moved.get(id) ?? []).filter((one) => one.cents < 0).length,
        deposited: (moved.get(id) ?? []).filter((one) => one.cents > 0).length,
      },
    ]);
  const sagas = await ask<{ state: string }>('select state from plinth.saga');
  return { transfers: new Map(transfers), movements, sagas: sagas.map(({ state }) => state) };
}

function grouped<T>(
  list: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return groups;
}
