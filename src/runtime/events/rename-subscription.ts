import { type Kysely, sql } from 'kysely';

/**
 * Files under another name how far a subscription, or each partition of a processor, has come, what
 * it has given up on, and the keys of what it has sent, so that none of its calls is made twice.
 */
export async function renameSubscription(
  db: Kysely<unknown>,
  from: string,
  to: string,
): Promise<void> {
  await renamePlace(db, from, to);
  const [start, end] = [`["${from}:`, `["${to}:`];
  await sql`update ${sql.table('plinth_handled')} set key = ${end} || substr(key, cast(${start.length + 1} as integer)) where substr(key, 1, cast(${start.length} as integer)) = ${start}`.execute(
    db,
  );
}

/** Files under another name how far a subscription has come and what it has given up on. */
export async function renamePlace(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  const places = [
    ['plinth_subscription', 'name'],
    ['plinth_delivery', 'subscription'],
    ['plinth_lease', 'name'],
  ] as const;
  // The place of a partition: '<name> 2/4'.
  const rest = (of: string): number => of.length + 1;
  for (const [table, column] of places) {
    const name = sql.ref(column);
    await sql`update ${sql.table(table)} set ${name} = ${to} || substr(${name}, cast(${rest(from)} as integer)) where ${name} = ${from} or substr(${name}, 1, cast(${rest(from)} as integer)) = ${`${from} `}`.execute(
      db,
    );
  }
  await sql`update ${sql.table('plinth_dead_letter')} set source = ${to}, id = ${`${to}:`} || position where source = ${from}`.execute(
    db,
  );
}
