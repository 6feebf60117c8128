import type { DeleteResult, UpdateResult } from 'kysely';
import { violation } from '../database/index.ts';
import { Conflict, NotUnique } from '../domain/index.ts';

/**
 * Turns the violation of a unique index into NotUnique of the field it stands for; several columns
 * of one index are written `client_id, day`. Every other error is thrown on.
 *
 * @example await query.execute().catch(uniqueAs({ name: 'name', 'client_id, day': ['client', 'day'] }));
 */
export function uniqueAs(
  fields: Readonly<Record<string, string | readonly string[]>>,
): (error: unknown) => never {
  return (error) => {
    const found = violation(error);
    const field = found?.kind === 'unique' ? fields[found.columns.join(', ')] : undefined;
    throw field === undefined ? error : new NotUnique(field);
  };
}

/** Turns a foreign key that stands against a deletion into Conflict. */
export function inUse(kind: string): (error: unknown) => never {
  return (error) => {
    throw violation(error)?.kind === 'reference'
      ? new Conflict(`this ${kind} is still referred to`)
      : error;
  };
}

/**
 * Throws Conflict when a statement that names the version it goes on from met another one.
 *
 * @example assertUpdated(await query.where('_version', '=', version).executeTakeFirst(), 'Product');
 */
export function assertUpdated(result: UpdateResult | DeleteResult, kind: string): void {
  const rows = 'numUpdatedRows' in result ? result.numUpdatedRows : result.numDeletedRows;
  if (rows === 0n) throw new Conflict(`this ${kind} was changed by somebody else at the same time`);
}
