import { type Kysely, sql } from 'kysely';
import { renamePlace } from '../events/rename-subscription.ts';
import { type SagaJournal, unendedStates } from './saga-instance.ts';
import type { SagaTables } from './saga-tables.ts';

/**
 * Files what is kept of a saga under its new name: those under way, and its place in the log. Their
 * ids stay, and so do the keys of their calls: whoever was called recognises them, in whatever database.
 */
export async function renameSaga(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  await renamePlace(db, from, to);
  await sql`update ${sql.table('plinth_saga')} set saga = ${to}, owner = null, token = token + 1 where saga = ${from}`.execute(
    db,
  );
  // An event that has begun one would begin another, since ids are made of names.
  const begun = sql`(select position from ${sql.table('plinth_saga')} where saga = ${to})`;
  await sql`delete from ${sql.table('plinth_delivery')} where subscription = ${to} and position in ${begun}`.execute(
    db,
  );
  await sql`delete from ${sql.table('plinth_dead_letter')} where source = ${to} and position in ${begun}`.execute(
    db,
  );
}

/** What sagas that have not ended know of a step goes by its new name; its calls carry the old one. */
export async function renameSagaStep(
  db: Kysely<unknown>,
  saga: string,
  step: { readonly from: string; readonly to: string },
): Promise<void> {
  const sagas = db as Kysely<unknown> as Kysely<SagaTables>;
  for (let after = ''; ; ) {
    const rows = await sagas
      .selectFrom('plinth_saga')
      .select(['id', 'journal'])
      .where('state', 'in', unendedStates)
      .where('saga', '=', saga)
      .where('id', '>', after)
      .orderBy('id')
      .limit(1_000)
      .execute();
    for (const { id, journal } of rows) {
      // Written by SqlSagaStore and by nobody else.
      const renamed = JSON.stringify(withStep(JSON.parse(journal), step));
      if (renamed === journal) continue;
      await sagas
        .updateTable('plinth_saga')
        // Whoever works for it still writes nothing more.
        .set((is) => ({ journal: renamed, owner: null, token: is('token', '+', 1) }))
        .where('id', '=', id)
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function withStep(
  { steps, failure, ...rest }: SagaJournal,
  { from, to }: { readonly from: string; readonly to: string },
): SagaJournal {
  const renamed = Object.entries(steps).map(([name, record]) =>
    name === from ? ([to, { calledAs: from, ...record }] as const) : ([name, record] as const),
  );
  return {
    steps: Object.fromEntries(renamed),
    ...rest,
    ...(failure && { failure: failure.step === from ? { ...failure, step: to } : failure }),
  };
}
