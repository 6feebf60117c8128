import type { CustomerId } from './domain/types.js';

export type { CustomerId } from './domain/types.js';

/** What other contexts may ask of CustomerManagement. */
export interface CustomerManagementClient {
  readonly customers: CustomerLookup;
}

export interface CustomerLookup {
  /** Those of the ids that exist. */
  existing(ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>>;
}
