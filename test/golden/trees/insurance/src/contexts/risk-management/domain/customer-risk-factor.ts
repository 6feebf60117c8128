import { newId } from '@plinth/runtime/domain';
import type { CustomerId } from '../../customer-management/contract.js';
import type { Risk } from './values/risk.js';

export type CustomerRiskFactorId = string;

export interface CustomerRiskFactor {
  readonly id: CustomerRiskFactorId;
  readonly totalRiskFactor: number;
  readonly risks: readonly Risk[];
  readonly client: CustomerId;
}

/** What a caller gives to create a customer risk factor, or to replace one. */
export interface NewCustomerRiskFactor {
  readonly totalRiskFactor: number;
  readonly risks?: readonly Risk[] | undefined;
  readonly client: CustomerId;
}

export function createCustomerRiskFactor(input: NewCustomerRiskFactor): CustomerRiskFactor {
  return {
    id: newId(),
    totalRiskFactor: input.totalRiskFactor,
    risks: input.risks ?? [],
    client: input.client,
  };
}

export function replaceCustomerRiskFactor(
  customerRiskFactor: CustomerRiskFactor,
  input: NewCustomerRiskFactor,
): CustomerRiskFactor {
  return {
    id: customerRiskFactor.id,
    totalRiskFactor: input.totalRiskFactor,
    risks: input.risks ?? [],
    client: input.client,
  };
}
