import { CommandBus } from '@plinth/runtime/cqrs';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  RequestCommand,
  RequestHandler,
} from '../../../src/contexts/customer-self-service/application/commands/address-change/request.js';
import type { UserAccountRepository } from '../../../src/contexts/customer-self-service/application/user-account-repository.js';
import { AddressChange } from '../../../src/contexts/customer-self-service/domain/address-change/address-change.js';
import type { AddressChangeEvents } from '../../../src/contexts/customer-self-service/domain/address-change/events.js';
import type { AddressChangeId } from '../../../src/contexts/customer-self-service/domain/types.js';
import { addressChangeEvents } from '../../../src/contexts/customer-self-service/infrastructure/address-change-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: AddressChangeId = '01948b1c-5f00-7000-8000-000000000001';

/** Address changes in memory, and what handles their commands. */
function startAddressChange() {
  const engines = memoryEngines(addressChangeEvents);
  const ports = {
    ...engines,
    addressChanges: new MemoryAggregateRepository<AddressChange, AddressChangeId>({
      engines,
      kind: 'AddressChange',
      category: addressChangeEvents.category,
      make: (id, occasion) => new AddressChange(id, occasion),
    }),
    userAccounts: standIn<UserAccountRepository>('userAccounts', everyReference),
  };
  const commands = new CommandBus();
  commands.register(RequestCommand, new RequestHandler(ports));
  return new AggregateTest<AddressChange, AddressChangeId, AddressChangeEvents>({
    engines,
    codec: addressChangeEvents,
    repository: ports.addressChanges,
    commands,
  });
}

const requestCommand = anyCommand({
  fields: {
    issuer: fc.uuid(),
    customerId: fc.uuid(),
    addressId: fc.uuid(),
    street: fc.string({ maxLength: 40 }),
    city: fc.string({ maxLength: 40 }),
  },
  make: (json) => new RequestCommand(json),
});

describe('address change', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [requestCommand], proceed: [] };
    await forSequences(commands, (given) => startAddressChange().withstands(id, given));
  });
});
