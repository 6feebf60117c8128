import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import { UserAccountService } from './application/user-account-service.js';
import { SqlUserAccountRepository } from './infrastructure/sql-user-account-repository.js';
import { UserAccountController } from './presentation/user-account-controller.js';

export interface CustomerSelfServicePorts {
  readonly database: Database;
}

/** The CustomerSelfService context at work. */
export interface CustomerSelfServiceContext {
  register(app: Server): void;
}

export function createCustomerSelfService(
  ports: CustomerSelfServicePorts,
): CustomerSelfServiceContext {
  const userAccounts = new SqlUserAccountRepository(ports.database);
  const userAccountService = new UserAccountService({ unitOfWork: ports.database, userAccounts });
  const controllers = [new UserAccountController(userAccountService)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
