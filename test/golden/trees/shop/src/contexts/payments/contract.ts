import type { CommandSender } from '@plinth/runtime/cqrs';

export { ChargeCommand } from './application/commands/payment/charge.js';
export { RefundCommand } from './application/commands/payment/refund.js';

/** What other contexts may ask of Payments. */
export interface PaymentsClient {
  readonly commands: CommandSender;
}
