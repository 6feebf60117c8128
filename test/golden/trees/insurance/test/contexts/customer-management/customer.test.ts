import { CommandBus } from '@plinth/runtime/cqrs';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  ChangeAddressCommand,
  ChangeAddressHandler,
} from '../../../src/contexts/customer-management/application/commands/customer/change-address.js';
import {
  RegisterCommand,
  RegisterHandler,
} from '../../../src/contexts/customer-management/application/commands/customer/register.js';
import { Customer } from '../../../src/contexts/customer-management/domain/customer/customer.js';
import type { CustomerEvents } from '../../../src/contexts/customer-management/domain/customer/events.js';
import type { CustomerId } from '../../../src/contexts/customer-management/domain/types.js';
import { customerEvents } from '../../../src/contexts/customer-management/infrastructure/customer-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: CustomerId = '01948b1c-5f00-7000-8000-000000000001';

/** Customers in memory, and what handles their commands. */
function startCustomer() {
  const engines = memoryEngines(customerEvents);
  const ports = {
    ...engines,
    customers: new MemoryAggregateRepository<Customer, CustomerId>({
      engines,
      kind: 'Customer',
      category: customerEvents.category,
      make: (id, occasion) => new Customer(id, occasion),
    }),
  };
  const commands = new CommandBus();
  commands.register(RegisterCommand, new RegisterHandler(ports));
  commands.register(ChangeAddressCommand, new ChangeAddressHandler(ports));
  return new AggregateTest<Customer, CustomerId, CustomerEvents>({
    engines,
    codec: customerEvents,
    repository: ports.customers,
    commands,
  });
}

const registerCommand = anyCommand({
  fields: {
    firstname: fc.string({ minLength: 1, maxLength: 40 }),
    lastname: fc.string({ minLength: 1, maxLength: 40 }),
  },
  make: (json) => new RegisterCommand(json),
});

const changeAddressCommand = anyCommand({
  fields: {
    addressId: fc.uuid(),
    street: fc.string({ maxLength: 40 }),
    city: fc.string({ maxLength: 40 }),
  },
  make: (json, id: CustomerId) => new ChangeAddressCommand(id, json),
});

describe('customer', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [registerCommand], proceed: [changeAddressCommand] };
    await forSequences(commands, (given) => startCustomer().withstands(id, given));
  });
});
