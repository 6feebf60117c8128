import { type Kysely, sql } from 'kysely';

/**
 * Files what is kept of an aggregate, or of an entity that tells of its rows, under its new name:
 * events, unique values, counted ids, and commands that were handled once. What events say stays.
 */
export async function renameCategory(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  for (const table of ['plinth_event', 'plinth_unique', 'plinth_sequence']) {
    await sql`update ${sql.table(table)} set category = ${to} where category = ${from}`.execute(db);
  }
  const start = `${from}.`;
  await sql`update ${sql.table('plinth_handled')} set scope = ${`${to}.`} || substr(scope, cast(${start.length + 1} as integer)) where substr(scope, 1, cast(${start.length} as integer)) = ${start}`.execute(
    db,
  );
}

/** Forgets how far a view has come: its rows are made anew, from all events, when the app starts. */
export async function forgetView(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`delete from ${sql.table('plinth_checkpoint')} where name = ${name}`.execute(db);
}
