import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bootApp, opsOf, type RunningApp } from './app.ts';
import { expectedOf } from './checkout/expected.ts';
import { Ledger, statesIn } from './checkout/ledger.ts';
import { Outside } from './checkout/outside.ts';
import { done, killed, killedLate, providers, type Row, undone } from './checkout/rows.ts';
import { onHand, Shopping, skus } from './checkout/shopping.ts';
import { writeShop } from './checkout/written-shop.ts';
import { makeTokens } from './tokens.ts';

const cancelled: Row = {
  title: 'the customer cancels before the payment is recorded',
  meets: { meanwhile: { at: 'record', act: (id) => shopping.cancel(id) } },
};

const outside = new Outside();
const orders = new Map<Row, string>();
const idOf = (row: Row): string => orders.get(row) ?? '';
const parked = new Set<string>();
let database: string;
let shopping: Shopping;
let app: RunningApp;
let ledger: Ledger;

async function boot(folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  const tokens = await makeTokens('jwks');
  app = await bootApp(folder, 'shop', { DATABASE_URL: database, ...tokens.env, ...env });
  shopping = await Shopping.at(app.url, tokens);
}

const place = async (row: Row): Promise<void> => {
  const lines = [skus[0], row.isOutOfStock ? skus[2] : skus[1]];
  const id = await shopping.order(lines, (opened) => outside.expect(opened, row.meets));
  orders.set(row, id);
};

/** A few at a time: what waits for its turn would look as if it was not answered. */
async function placeAll(some: readonly Row[]): Promise<void> {
  for (let at = 0; at < some.length; at += 20)
    await Promise.all(some.slice(at, at + 20).map(place));
}

/** Waits until there are none of these. */
const none = (find: () => readonly Row[]): Promise<void> =>
  vi.waitFor(() => expect(find().map(({ title }) => title)).toEqual([]), {
    timeout: 60_000,
    interval: 100,
  });

/** Until their sagas have ended, or are parked. */
const settled = (some: readonly Row[], ends = /done|failed|parked/): Promise<void> =>
  none(() => {
    const states = statesIn(database);
    return some.filter((row) => !ends.test(states.get(idOf(row)) ?? ''));
  });

/** Until each of them waits at a place for ever, or until the process is killed. */
const hanging = (some: readonly Row[], place?: string): Promise<void> =>
  none(() => some.filter((row) => !outside.hanging.has(`${idOf(row)} ${place ?? row.diesAt}`)));

const isExpiring = ({ error }: Row): boolean => error === 'SagaTimeout';
const rows = [...done, ...undone.filter((row) => !isExpiring(row))];
const expiring = [...undone.filter(isExpiring), ...killedLate];
const all = [...rows, ...providers, ...expiring, ...killed];

beforeAll(async () => {
  const folder = await writeShop();
  database = join(mkdtempSync(join(tmpdir(), 'plinth-e2e-checkout-')), 'shop.db');
  const env = { ...(await outside.listen()), LOG_LEVEL: 'fatal' };

  await boot(folder, { ...env, STEP_TIMEOUT: '1500' });
  await shopping.stockUp();
  await placeAll([...rows, ...expiring, cancelled]);
  await settled([...rows, cancelled]);
  await hanging(expiring, 'receipt');
  await app.kill();

  // For all of them, the time is over at once.
  await boot(folder, { ...env, STEP_TIMEOUT: '1500', SAGA_TIMEOUT: '1' });
  await settled(expiring.filter(({ diesAt }) => diesAt === undefined));
  await hanging(killedLate);
  await app.kill();

  await boot(folder, env);
  await placeAll(killed);
  await hanging(killed);
  await app.kill();

  await boot(folder, env);
  await settled([...expiring, ...killed]);
  // One after the other: who writes waits for the provider.
  for (const row of providers) {
    await place(row);
    await settled([row]);
  }
  const ops = opsOf(folder, database);
  const listed = (await ops('sagas', 'list')).trim().split('\n');
  for (const line of listed) parked.add(line.split(' ')[0] ?? '');
  outside.relent();
  await ops('sagas', 'retry', ...parked);
  await settled(all, /done|failed/);
  await none(() => all.filter((row) => row.failsAt && !outside.mail.cancellations.has(idOf(row))));
  ledger = new Ledger(database);
});

afterAll(async () => {
  await app?.kill();
  outside.close();
});

const callsOf = (row: Row) => outside.calls.filter(({ orderId }) => orderId === idOf(row));

describe('a checkout', () => {
  test.each(all)('$title', async (row) => {
    const outcome = ledger.outcomeOf(idOf(row), callsOf(row));
    const expected = expectedOf(row);
    expect(outcome).toEqual(expected);
    expect(await shopping.show(idOf(row))).toEqual({
      order: expected.order.replace(/:.*/, ''),
      shipment: expected.shipment,
    });
    expect(parked.has(ledger.sagas.get(idOf(row))?.id ?? '')).toBe(row.isParked ?? false);
    const { mail, taken } = outside;
    if (row.failsAt === undefined) expect(mail.receipts.has(idOf(row))).toBe(!row.hasNoReceipt);
    else expect(mail.cancellations.has(idOf(row))).toBe(true);
    const charged = [taken.card, taken.backup].filter((some) => some.has(idOf(row)));
    expect(charged.length).toBe(/Charged|Refunded/.test(expected.payment ?? '') ? 1 : 0);
  });

  test('that the customer cancels in the middle gives back what it took', () => {
    expect(ledger.outcomeOf(idOf(cancelled), callsOf(cancelled))).toEqual({
      ...expectedOf({ ...cancelled, failsAt: 'record', error: 'IllegalState' }),
      order: 'Cancelled: CustomerRequest',
      events: [
        'OrderPlaced',
        'StockReserved',
        'StockReserved',
        'PaymentCharged',
        'OrderCancelled',
        'PaymentRefunded',
        'StockReleased',
        'StockReleased',
      ],
    });
  });

  test('makes each call under a key of its own, the same for every attempt', () => {
    const others = [...all, cancelled].flatMap((row) => {
      const { id = '' } = ledger.sagas.get(idOf(row)) ?? {};
      const keys = callsOf(row).map(({ place: at, key }) => key.replace(at, ''));
      return keys.filter((key) => key !== `${id}/` && key !== `${id}:`);
    });
    expect(others).toEqual([]);
    expect(outside.calls.length).toBeGreaterThan(5 * all.length);
  });

  test('leaves in stock what no order has', async () => {
    const bought = 2 * all.filter(({ failsAt }) => failsAt === undefined).length;
    for (const sku of skus.slice(0, 2)) {
      expect(await shopping.stockOf(sku)).toMatchObject({ onHand, available: onHand - bought });
    }
    expect(await shopping.stockOf(skus[2])).toMatchObject({ onHand: 1, available: 1 });
  });
});
