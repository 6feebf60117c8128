import type { CommandSender } from '@plinth/runtime/cqrs';

export { SendReceiptCommand } from './application/commands/send-receipt.js';

/** What other contexts may ask of Notifications. */
export interface NotificationsClient {
  readonly commands: CommandSender;
}
