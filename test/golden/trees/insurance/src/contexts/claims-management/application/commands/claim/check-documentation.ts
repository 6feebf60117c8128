import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ClaimId } from '../../../domain/types.js';
import type { ClaimRepository } from '../../claim-repository.js';

export interface CheckDocumentationFields {
  readonly complete: boolean;
}

export const checkDocumentationAccess = allow('administrator');

export class CheckDocumentationCommand extends Command<Versioned<void>> {
  readonly id: ClaimId;
  readonly fields: CheckDocumentationFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ClaimId, fields: CheckDocumentationFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface CheckDocumentationHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly claims: ClaimRepository;
}

export class CheckDocumentationHandler implements CommandHandler<CheckDocumentationCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #claims: ClaimRepository;

  constructor(ports: CheckDocumentationHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#claims = ports.claims;
  }

  handle({ id, fields, expected }: CheckDocumentationCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const claim = await this.#claims.get(id);
      requireVersion(claim.version, expected);
      claim.checkDocumentation(fields);
      return { value: undefined, version: await this.#claims.save(claim) };
    });
  }
}
