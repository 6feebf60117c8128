import type { Server } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import {
  ChangeAddressCommand,
  ChangeAddressHandler,
} from './application/commands/customer/change-address.js';
import { RegisterCommand, RegisterHandler } from './application/commands/customer/register.js';
import type { CustomerManagementClient } from './contract.js';
import { SqlCustomerRepository } from './infrastructure/sql-customer-repository.js';
import { CustomerController } from './presentation/customer-controller.js';

export interface CustomerManagementPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly commands: CommandBus;
}

/** The CustomerManagement context at work. */
export interface CustomerManagementContext {
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createCustomerManagement(
  ports: CustomerManagementPorts,
): CustomerManagementContext {
  const customers = new SqlCustomerRepository(ports);
  const { commands } = ports;
  commands.register(
    RegisterCommand,
    new RegisterHandler({ unitOfWork: ports.database, customers }),
  );
  commands.register(
    ChangeAddressCommand,
    new ChangeAddressHandler({ unitOfWork: ports.database, customers }),
  );
  const controllers = [new CustomerController(commands)];
  return {
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}

/** What other contexts in this process ask. */
export function createCustomerManagementClient(
  ports: Pick<CustomerManagementPorts, 'commands' | 'database' | 'clock' | 'events'>,
): CustomerManagementClient {
  return {
    commands: ports.commands,
    customers: new SqlCustomerRepository(ports),
  };
}
