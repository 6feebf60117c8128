import type { Changes } from '@plinth/runtime/domain';
import type { NewOwner, Owner, OwnerChanges, OwnerId } from '../domain/owner.js';
import type { Pet } from '../domain/pet.js';

/** Rows of others that are answered with it. */
export interface OwnerEmbedded {
  readonly pets: readonly Pet[];
}

export interface OwnerJson extends OwnerEmbedded {
  readonly id: OwnerId;
  readonly name: string;
  readonly telephone: string;
}

export interface NewOwnerJson {
  readonly name: string;
  readonly telephone: string;
}

export type OwnerChangesJson = Changes<NewOwnerJson>;

export function ownerToJson(owner: Owner, embedded: OwnerEmbedded): OwnerJson {
  return {
    id: owner.id,
    name: owner.name,
    telephone: owner.phone,
    ...embedded,
  };
}

export function newOwnerFromJson(json: NewOwnerJson): NewOwner {
  return {
    name: json.name,
    phone: json.telephone,
  };
}

export function ownerChangesFromJson(json: OwnerChangesJson): OwnerChanges {
  return {
    name: json.name,
    phone: json.telephone,
  };
}
