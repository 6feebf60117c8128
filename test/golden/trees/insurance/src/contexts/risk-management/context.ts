import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { CustomerManagementClient } from '../customer-management/contract.js';
import { CustomerRiskFactorService } from './application/customer-risk-factor-service.js';
import { SqlCustomerRiskFactorRepository } from './infrastructure/sql-customer-risk-factor-repository.js';
import { CustomerRiskFactorController } from './presentation/customer-risk-factor-controller.js';

export interface RiskManagementPorts {
  readonly database: Database;
  readonly customerManagement: CustomerManagementClient;
}

/** The RiskManagement context at work. */
export interface RiskManagementContext {
  register(app: Server): void;
}

export function createRiskManagement(ports: RiskManagementPorts): RiskManagementContext {
  const customerRiskFactors = new SqlCustomerRiskFactorRepository(ports.database);
  const customerRiskFactorService = new CustomerRiskFactorService({
    unitOfWork: ports.database,
    customerRiskFactors,
    customers: ports.customerManagement.customers,
  });
  const controllers = [new CustomerRiskFactorController(customerRiskFactorService)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
