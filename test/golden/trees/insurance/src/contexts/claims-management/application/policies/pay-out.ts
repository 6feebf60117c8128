import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { ClaimAccepted } from '../../domain/claim/events.js';
import { SchedulePaymentCommand } from '../commands/payment/schedule-payment.js';

export class PayOutPolicy implements EventSubscription {
  readonly name = 'claims-management.pay-out';
  readonly types = { 'claims-management.claim': ['ClaimAccepted'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ ClaimAccepted: ClaimAccepted }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new SchedulePaymentCommand({ claim: data.claimId }), { key });
  }
}
