import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Species, SpeciesId } from '../domain/species.js';

export interface SpeciesRepository {
  find(id: SpeciesId): Promise<Versioned<Species> | null>;
  /** Those of the ids that exist, in no order. */
  findMany(ids: readonly SpeciesId[]): Promise<readonly Species[]>;
  /** Those of the ids that exist. */
  existing(ids: readonly SpeciesId[]): Promise<ReadonlySet<SpeciesId>>;
  list(query: PageRequest): Promise<Page<Species>>;
  insert(species: Species): Promise<Versioned<Species>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(species: Species, version: number): Promise<Versioned<Species>>;
  delete(id: SpeciesId, version: number): Promise<void>;
}
