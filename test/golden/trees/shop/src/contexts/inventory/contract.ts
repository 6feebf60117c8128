import type { CommandSender } from '@plinth/runtime/cqrs';

export { ReleaseCommand } from './application/commands/stock/release.js';
export { ReserveCommand } from './application/commands/stock/reserve.js';

/** What other contexts may ask of Inventory. */
export interface InventoryClient {
  readonly commands: CommandSender;
}
