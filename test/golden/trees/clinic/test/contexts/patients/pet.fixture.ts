import type { TestClient } from '@plinth/runtime/testing';
import { createOwner } from './owner.fixture.js';
import { createSpecies } from './species.fixture.js';

/** The body of a request that creates a pet; what it refers to is created first. */
export async function newPet(api: TestClient) {
  const ownerId = await createOwner(api);
  const speciesId = await createSpecies(api);
  return { name: 'Name', born: '2025-01-31', owner: ownerId, species: speciesId };
}

/** Creates a pet and answers its id. */
export async function createPet(api: TestClient): Promise<number> {
  const { body } = await api.post('/pets', await newPet(api));
  return (body as { id: number }).id;
}
