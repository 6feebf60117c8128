import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { AssessmentPerformed } from '../../domain/claim/events.js';
import { AcceptClaimCommand } from '../commands/claim/accept-claim.js';
import { RejectClaimCommand } from '../commands/claim/reject-claim.js';

export class DecidePolicy implements EventSubscription {
  readonly name = 'claims-management.decide';
  readonly types = { 'claims-management.claim': ['AssessmentPerformed'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ AssessmentPerformed: AssessmentPerformed }>,
    { key }: Delivery,
  ): Promise<void> {
    if (data.assessedOk) {
      await this.#commands.send(new AcceptClaimCommand(data.claimId), { key });
    } else {
      await this.#commands.send(new RejectClaimCommand(data.claimId), { key });
    }
  }
}
