import type { OwnerId } from '../domain/owner.js';
import type { Pet, PetId } from '../domain/pet.js';
import type { Species } from '../domain/species.js';

/** Rows of others that are answered with it. */
export interface PetEmbedded {
  readonly species: Species | null;
}

export interface PetJson extends PetEmbedded {
  readonly id: PetId;
  readonly name: string;
  readonly born: string;
  readonly owner: OwnerId;
  readonly href: string;
}

export function petToJson(pet: Pet, embedded: PetEmbedded): PetJson {
  return {
    id: pet.id,
    name: pet.name,
    born: pet.born,
    owner: pet.owner,
    href: `/pets/${pet.id}`,
    ...embedded,
  };
}
