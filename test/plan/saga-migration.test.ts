import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, migrate } from '../../src/runtime/database/index.ts';
import { temporaryDatabase } from '../../src/runtime/testing/index.ts';
import { MigratingApp } from './migrating-app.ts';

let app: MigratingApp;
let database: Database;

beforeEach(async () => {
  app = new MigratingApp();
  database = await temporaryDatabase();
});

afterEach(() => database.close());

interface Names {
  readonly context?: string;
  readonly saga?: string;
  readonly step?: string;
}

const spec = ({ context = 'Sales:', saga = 'Checkout:', step = 'pay' }: Names = {}): string => `
plinth: 1
app: { name: sales }
contexts:
  ${context}
    aggregates:
      Order:
        fields: { paid: bool = false }
        commands:
          Open: { state: new, emit: OrderOpened }
          Pay: { emit: { OrderPaid: { paid: 'true' } } }
        events: { OrderOpened: {}, OrderPaid: { paid: bool } }
    sagas:
      ${saga}
        on: OrderOpened
        steps:
          - { step: ${step}, do: Order.Pay(orderId) }
`;

const become = async (names?: Names) => {
  const { migrations, text: added } = await app.become(spec(names));
  return { added, applied: (await migrate(database, migrations)).applied };
};

const execute = (text: string): Promise<void> =>
  database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));

async function rows(text: string): Promise<readonly unknown[]> {
  return (await sql.raw(text).execute(database.of<unknown>())).rows;
}

const beginOne = () =>
  execute(
    `insert into plinth_saga values ('sales.checkout:e', 'sales.checkout', 7, 'running', '{"steps":{"pay":{"state":"doing","finished":0,"attempts":1,"at":"2026-01-31"}}}', '2026-01-31', null, 'o', 1, 1)`,
  );

it('a saga and a step that are renamed are finished under their new names', async () => {
  await become();
  await beginOne();
  await execute("insert into plinth_subscription values ('sales.checkout', 7)");
  const renamed = {
    saga: 'Purchase:\n        was: Checkout',
    step: 'charge, was: pay',
  };
  const { added } = await become(renamed);
  expect(added).toContain("import { renameSaga, renameSagaStep } from '@plinth/runtime/saga';");
  expect(added).toContain("    await renameSaga(db, 'sales.checkout', 'sales.purchase');");
  expect(added).toContain(
    "    await renameSagaStep(db, 'sales.purchase', { from: 'pay', to: 'charge' });",
  );
  expect(added).toContain('Renames sales checkout to sales purchase');
  expect(await rows('select id, saga from plinth_saga')).toEqual([
    { id: 'sales.checkout:e', saga: 'sales.purchase' },
  ]);
  const [row] = await rows('select journal from plinth_saga');
  expect(JSON.parse((row as { journal: string }).journal).steps).toEqual({
    charge: { calledAs: 'pay', state: 'doing', finished: 0, attempts: 1, at: '2026-01-31' },
  });
  expect(await rows('select name from plinth_subscription')).toEqual([{ name: 'sales.purchase' }]);
  expect((await become(renamed)).applied).toEqual([]);
  expect((await become({ saga: 'Purchase:', step: 'charge' })).applied).toEqual([]);
});

it('a saga whose context is renamed is finished there, also with a new name of its own', async () => {
  await become();
  await beginOne();
  await become({ context: 'Shop:\n    was: Sales' });
  expect(await rows('select id, saga from plinth_saga')).toEqual([
    { id: 'sales.checkout:e', saga: 'shop.checkout' },
  ]);
  await become({ context: 'Store:\n    was: Shop', saga: 'Purchase:\n        was: Checkout' });
  expect(await rows('select id, saga from plinth_saga')).toEqual([
    { id: 'sales.checkout:e', saga: 'store.purchase' },
  ]);
});

it('a saga without another name changes no database', async () => {
  await become();
  expect(await become()).toEqual({ added: '', applied: [] });
});
