import type { Generated, Selectable } from 'kysely';
import type { Owner, UnsavedOwner } from '../domain/owner.js';

export interface OwnerTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly phone: string;
  readonly _version: number;
}

export type OwnerRow = Selectable<OwnerTable>;

export function ownerToRow(owner: UnsavedOwner): Omit<OwnerRow, 'id' | '_version'> {
  return {
    name: owner.name,
    phone: owner.phone,
  };
}

export function ownerFromRow(row: OwnerRow): Owner {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
  };
}
