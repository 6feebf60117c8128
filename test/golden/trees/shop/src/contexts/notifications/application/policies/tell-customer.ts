import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { OrderCancelled } from '../../../ordering/contract.js';
import { SendCancellationCommand } from '../commands/send-cancellation.js';

export class TellCustomerPolicy implements EventSubscription {
  readonly name = 'notifications.tell-customer';
  readonly types = { 'ordering.order': ['OrderCancelled'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ OrderCancelled: OrderCancelled }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new SendCancellationCommand({ orderId: data.orderId }), { key });
  }
}
