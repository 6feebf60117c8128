import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { ShipmentDispatched } from '../../../shipping/contract.js';
import { ShipCommand } from '../commands/order/ship.js';

export class MarkShippedPolicy implements EventSubscription {
  readonly name = 'ordering.mark-shipped';
  readonly types = { 'shipping.shipment': ['ShipmentDispatched'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ ShipmentDispatched: ShipmentDispatched }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new ShipCommand(data.orderId, { trackingNo: data.trackingNo }), {
      key,
    });
  }
}
