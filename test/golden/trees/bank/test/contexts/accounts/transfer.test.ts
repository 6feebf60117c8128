import { CommandBus } from '@plinth/runtime/cqrs';
import { Decimal } from '@plinth/runtime/domain';
import { AggregateTest, everyReference, memoryEngines, standIn } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { AccountRepository } from '../../../src/contexts/accounts/application/account-repository.js';
import {
  CompleteCommand,
  CompleteHandler,
} from '../../../src/contexts/accounts/application/commands/transfer/complete.js';
import {
  FailCommand,
  FailHandler,
} from '../../../src/contexts/accounts/application/commands/transfer/fail.js';
import {
  RequestCommand,
  RequestHandler,
} from '../../../src/contexts/accounts/application/commands/transfer/request.js';
import type { TransferEvents } from '../../../src/contexts/accounts/domain/transfer/events.js';
import type { Transfer } from '../../../src/contexts/accounts/domain/transfer/transfer.js';
import type { TransferId } from '../../../src/contexts/accounts/domain/types.js';
import { EventSourcedTransferRepository } from '../../../src/contexts/accounts/infrastructure/event-sourced-transfer-repository.js';
import { transferEvents } from '../../../src/contexts/accounts/infrastructure/transfer-events.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: TransferId = '01948b1c-5f00-7000-8000-000000000001';

/** Transfers in memory, and what handles their commands. */
function startTransfer() {
  const engines = memoryEngines(transferEvents);
  const ports = {
    ...engines,
    transfers: new EventSourcedTransferRepository(engines),
    accounts: standIn<AccountRepository>('accounts', everyReference),
  };
  const commands = new CommandBus();
  commands.register(RequestCommand, new RequestHandler(ports));
  commands.register(CompleteCommand, new CompleteHandler(ports));
  commands.register(FailCommand, new FailHandler(ports));
  return new AggregateTest<Transfer, TransferId, TransferEvents>({
    engines,
    codec: transferEvents,
    repository: ports.transfers,
    commands,
  });
}

const requestCommand = anyCommand({
  fields: { source: fc.uuid(), target: fc.uuid(), amount: decimals({ min: 0.01, scale: 2 }) },
  make: (json) => new RequestCommand({ ...json, amount: Decimal.of(json.amount) }),
});

const completeCommand = anyCommand({
  fields: {},
  make: (_json, id: TransferId) => new CompleteCommand(id),
});

const failCommand = anyCommand({
  fields: { reason: fc.string({ maxLength: 40 }) },
  make: (json, id: TransferId) => new FailCommand(id, json),
});

describe('transfer', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [requestCommand], proceed: [completeCommand, failCommand] };
    await forSequences(commands, (given) => startTransfer().withstands(id, given));
  });
});
