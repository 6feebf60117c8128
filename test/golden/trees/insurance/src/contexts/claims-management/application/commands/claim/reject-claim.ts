import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ClaimId } from '../../../domain/types.js';
import type { ClaimRepository } from '../../claim-repository.js';

export class RejectClaimCommand extends Command<Versioned<void>> {
  readonly id: ClaimId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ClaimId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface RejectClaimHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly claims: ClaimRepository;
}

export class RejectClaimHandler implements CommandHandler<RejectClaimCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #claims: ClaimRepository;

  constructor(ports: RejectClaimHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#claims = ports.claims;
  }

  handle({ id, expected }: RejectClaimCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const claim = await this.#claims.get(id);
      requireVersion(claim.version, expected);
      claim.rejectClaim();
      return { value: undefined, version: await this.#claims.save(claim) };
    });
  }
}
