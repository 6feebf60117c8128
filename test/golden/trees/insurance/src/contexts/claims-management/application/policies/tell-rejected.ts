import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { ClaimRejected } from '../../domain/claim/events.js';
import { NotifyCustomerCommand } from '../commands/claim/notify-customer.js';

export class TellRejectedPolicy implements EventSubscription {
  readonly name = 'claims-management.tell-rejected';
  readonly types = { 'claims-management.claim': ['ClaimRejected'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ ClaimRejected: ClaimRejected }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new NotifyCustomerCommand(data.claimId), { key });
  }
}
