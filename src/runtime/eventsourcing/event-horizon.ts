import { type Kysely, sql } from 'kysely';

// What the locks of those who append are told by: 'plin' as a number.
const lockClass = 1_886_152_046;

/**
 * On PostgreSQL transactions commit in another order than that of their positions: who reads up to
 * the last position that it sees would skip an event that is committed later at a lesser one. So
 * everybody who appends holds a lock from before its first position is given until its transaction
 * has ended, and the lock is named after the position that the sequence was at. The horizon is the
 * lesser of the last position that was given and the least such name: whatever was appended up to it
 * has been committed, or never will be. It is asked for before what is read: a statement sees what
 * was committed when it began, and locks as they are. It may fall back, as between looking at the
 * sequence and locking others may be given positions; what was once below it stays decided.
 */
export async function createEventHorizon(db: Kysely<unknown>): Promise<void> {
  await sql`
create function plinth.hold_position() returns trigger language plpgsql as $$
begin
  -- Once in a transaction: its later positions are greater.
  if coalesce(current_setting('plinth.holds_position', true), '') = '' then
    perform pg_advisory_xact_lock_shared(
      ${sql.lit(lockClass)}, ((last_value - case when is_called then 0 else 1 end) & 2147483647)::int
    ) from plinth.event_position_seq;
    perform set_config('plinth.holds_position', 'yes', true);
  end if;
  return null;
end $$`.execute(db);
  await sql`
create trigger hold_position before insert on ${sql.table('plinth_event')}
  for each statement execute function plinth.hold_position()`.execute(db);
  await sql`
create function plinth.event_horizon() returns bigint language plpgsql as $$
declare
  head bigint;
  behind bigint;
begin
  select last_value into head from plinth.event_position_seq;
  -- Names have 31 bits: what seems to be more than half of that behind is ahead, named since.
  select max(distance) into behind from (
    select (head - objid::bigint) & 2147483647 as distance from pg_locks
    where locktype = 'advisory' and classid = ${sql.lit(lockClass)} and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())
      and pid is distinct from pg_backend_pid()
  ) as held where distance < 1073741824;
  return head - coalesce(behind, 0);
end $$`.execute(db);
}
