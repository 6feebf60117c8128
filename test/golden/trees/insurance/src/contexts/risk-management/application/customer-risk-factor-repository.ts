import type { Versioned } from '@plinth/runtime/repositories';
import type { CustomerRiskFactor, CustomerRiskFactorId } from '../domain/customer-risk-factor.js';

export interface CustomerRiskFactorRepository {
  find(id: CustomerRiskFactorId): Promise<Versioned<CustomerRiskFactor> | null>;
  insert(customerRiskFactor: CustomerRiskFactor): Promise<Versioned<CustomerRiskFactor>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(
    customerRiskFactor: CustomerRiskFactor,
    version: number,
  ): Promise<Versioned<CustomerRiskFactor>>;
}
