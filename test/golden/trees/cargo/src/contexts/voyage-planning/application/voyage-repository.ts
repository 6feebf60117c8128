import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Voyage, VoyageId } from '../domain/voyage.js';

export interface VoyageRepository {
  find(id: VoyageId): Promise<Versioned<Voyage> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly VoyageId[]): Promise<ReadonlySet<VoyageId>>;
  list(query: PageRequest): Promise<Page<Voyage>>;
  insert(voyage: Voyage): Promise<Versioned<Voyage>>;
}
