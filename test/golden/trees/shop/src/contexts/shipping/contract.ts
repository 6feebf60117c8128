import type { CommandSender } from '@plinth/runtime/cqrs';

export { CancelForCommand } from './application/commands/cancel-for.js';
export { RequestCommand } from './application/commands/shipment/request.js';
export type { ShipmentDispatched } from './domain/shipment/events.js';

/** What other contexts may ask of Shipping. */
export interface ShippingClient {
  readonly commands: CommandSender;
}
