import type { EventOf } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { ContractId } from '../types.js';
import type { Money } from '../values/money.js';

export interface ContractSigned {
  readonly contractId: ContractId;
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
}

export interface PolicyIssued {
  readonly contractId: ContractId;
  readonly policyNr: number;
  readonly price: Money;
}

/** What can happen to a contract. */
export interface ContractEvents {
  readonly ContractSigned: ContractSigned;
  readonly PolicyIssued: PolicyIssued;
}

export type ContractEvent = EventOf<ContractEvents>;
