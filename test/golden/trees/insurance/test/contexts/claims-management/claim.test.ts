import { CommandBus } from '@plinth/runtime/cqrs';
import { AggregateTest, everyReference, memoryEngines, standIn } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  AcceptClaimCommand,
  AcceptClaimHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/accept-claim.js';
import {
  CheckDocumentationCommand,
  CheckDocumentationHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/check-documentation.js';
import {
  CheckInsuranceCommand,
  CheckInsuranceHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/check-insurance.js';
import {
  NotifyCustomerCommand,
  NotifyCustomerHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/notify-customer.js';
import {
  RejectClaimCommand,
  RejectClaimHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/reject-claim.js';
import {
  SubmitClaimCommand,
  SubmitClaimHandler,
} from '../../../src/contexts/claims-management/application/commands/claim/submit-claim.js';
import type { Claim } from '../../../src/contexts/claims-management/domain/claim/claim.js';
import type { ClaimEvents } from '../../../src/contexts/claims-management/domain/claim/events.js';
import type { ClaimId } from '../../../src/contexts/claims-management/domain/types.js';
import { claimEvents } from '../../../src/contexts/claims-management/infrastructure/claim-events.js';
import { EventSourcedClaimRepository } from '../../../src/contexts/claims-management/infrastructure/event-sourced-claim-repository.js';
import type { CustomerLookup } from '../../../src/contexts/customer-management/contract.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: ClaimId = '01948b1c-5f00-7000-8000-000000000001';

/** Claims in memory, and what handles their commands. */
function startClaim() {
  const engines = memoryEngines(claimEvents);
  const ports = {
    ...engines,
    claims: new EventSourcedClaimRepository(engines),
    customers: standIn<CustomerLookup>('customers', everyReference),
  };
  const commands = new CommandBus();
  commands.register(SubmitClaimCommand, new SubmitClaimHandler(ports));
  commands.register(CheckDocumentationCommand, new CheckDocumentationHandler(ports));
  commands.register(CheckInsuranceCommand, new CheckInsuranceHandler(ports));
  commands.register(AcceptClaimCommand, new AcceptClaimHandler(ports));
  commands.register(RejectClaimCommand, new RejectClaimHandler(ports));
  commands.register(NotifyCustomerCommand, new NotifyCustomerHandler(ports));
  return new AggregateTest<Claim, ClaimId, ClaimEvents>({
    engines,
    codec: claimEvents,
    repository: ports.claims,
    commands,
  });
}

const submitClaimCommand = anyCommand({
  fields: {
    customer: fc.uuid(),
    description: fc.string({ maxLength: 40 }),
    requestDocument: fc.option(fc.base64String(), { nil: null }),
  },
  make: (json) => new SubmitClaimCommand(json),
});

const checkDocumentationCommand = anyCommand({
  fields: { complete: fc.boolean() },
  make: (json, id: ClaimId) => new CheckDocumentationCommand(id, json),
});

const checkInsuranceCommand = anyCommand({
  fields: { assessedOk: fc.boolean() },
  make: (json, id: ClaimId) => new CheckInsuranceCommand(id, json),
});

const acceptClaimCommand = anyCommand({
  fields: {},
  make: (_json, id: ClaimId) => new AcceptClaimCommand(id),
});

const rejectClaimCommand = anyCommand({
  fields: {},
  make: (_json, id: ClaimId) => new RejectClaimCommand(id),
});

const notifyCustomerCommand = anyCommand({
  fields: {},
  make: (_json, id: ClaimId) => new NotifyCustomerCommand(id),
});

describe('claim', () => {
  test('withstands any sequence of commands', async () => {
    const commands = {
      begin: [submitClaimCommand],
      proceed: [
        checkDocumentationCommand,
        checkInsuranceCommand,
        acceptClaimCommand,
        rejectClaimCommand,
        notifyCustomerCommand,
      ],
    };
    await forSequences(commands, (given) => startClaim().withstands(id, given));
  });
});
