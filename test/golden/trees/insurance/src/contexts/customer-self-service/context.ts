import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import type { CustomerManagementClient } from '../customer-management/contract.js';
import { RequestCommand, RequestHandler } from './application/commands/address-change/request.js';
import { ForwardChangePolicy } from './application/policies/forward-change.js';
import { UserAccountService } from './application/user-account-service.js';
import { SqlAddressChangeRepository } from './infrastructure/sql-address-change-repository.js';
import { SqlUserAccountRepository } from './infrastructure/sql-user-account-repository.js';
import { AddressChangeController } from './presentation/address-change-controller.js';
import { UserAccountController } from './presentation/user-account-controller.js';

export interface CustomerSelfServicePorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
  readonly customerManagement: CustomerManagementClient;
}

/** The CustomerSelfService context at work. */
export interface CustomerSelfServiceContext {
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createCustomerSelfService(
  ports: CustomerSelfServicePorts,
): CustomerSelfServiceContext {
  const userAccounts = new SqlUserAccountRepository(ports.database);
  const addressChanges = new SqlAddressChangeRepository(ports);
  const userAccountService = new UserAccountService({
    unitOfWork: ports.database,
    userAccounts,
    customers: ports.customerManagement.customers,
  });
  const commands = new CommandBus({ middleware: ports.middleware });
  commands.register(
    RequestCommand,
    new RequestHandler({ unitOfWork: ports.database, addressChanges, userAccounts }),
  );
  const controllers = [
    new UserAccountController(userAccountService),
    new AddressChangeController(commands),
  ];
  return {
    subscriptions: [new ForwardChangePolicy(ports.customerManagement)],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
