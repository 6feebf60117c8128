import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Owner, OwnerId, UnsavedOwner } from '../domain/owner.js';

/** Which owners are wanted, and in what order. */
export interface OwnerQuery extends PageRequest {
  readonly name?: string | undefined;
  readonly sort?: 'name' | '-name' | undefined;
}

export interface OwnerRepository {
  find(id: OwnerId): Promise<Versioned<Owner> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly OwnerId[]): Promise<ReadonlySet<OwnerId>>;
  list(query: OwnerQuery): Promise<Page<Owner>>;
  insert(owner: UnsavedOwner): Promise<Versioned<Owner>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(owner: Owner, version: number): Promise<Versioned<Owner>>;
  delete(id: OwnerId, version: number): Promise<void>;
}
