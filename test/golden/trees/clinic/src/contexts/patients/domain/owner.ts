import type { Changes } from '@plinth/runtime/domain';

export type OwnerId = number;

export interface Owner {
  readonly id: OwnerId;
  readonly name: string;
  readonly phone: string;
}

/** What the database has not counted yet. */
export type UnsavedOwner = Omit<Owner, 'id'>;

/** What a caller gives to create an owner, or to replace one. */
export interface NewOwner {
  readonly name: string;
  readonly phone: string;
}

/** What changes of an owner; what is left out stays as it is. */
export type OwnerChanges = Changes<NewOwner>;

export function createOwner(input: NewOwner): UnsavedOwner {
  return {
    name: input.name,
    phone: input.phone,
  };
}

export function replaceOwner(owner: Owner, input: NewOwner): Owner {
  return {
    id: owner.id,
    name: input.name,
    phone: input.phone,
  };
}

export function changeOwner(owner: Owner, changes: OwnerChanges): Owner {
  return {
    id: owner.id,
    name: changes.name ?? owner.name,
    phone: changes.phone ?? owner.phone,
  };
}
