import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { PaymentPerformed } from '../../domain/payment/events.js';
import { NotifyCustomerCommand } from '../commands/claim/notify-customer.js';

export class TellPaidPolicy implements EventSubscription {
  readonly name = 'claims-management.tell-paid';
  readonly types = { 'claims-management.payment': ['PaymentPerformed'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ PaymentPerformed: PaymentPerformed }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new NotifyCustomerCommand(data.claim), { key });
  }
}
