import type { CommandSender } from '@plinth/runtime/cqrs';
import type { CustomerId } from './domain/types.js';

export { ChangeAddressCommand } from './application/commands/customer/change-address.js';
export type { CustomerId } from './domain/types.js';

/** What other contexts may ask of CustomerManagement. */
export interface CustomerManagementClient {
  readonly commands: CommandSender;
  readonly customers: CustomerLookup;
}

export interface CustomerLookup {
  /** Those of the ids that exist. */
  existing(ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>>;
}
