import type { Apply } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { ContractId } from '../types.js';
import type { ContractEvents } from './events.js';
import { Policy } from './policy.js';

export interface ContractState {
  readonly id: ContractId;
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly policies: readonly Policy[];
}

/** What each event makes of a contract. */
export const applyContract: Apply<ContractState, ContractEvents> = {
  ContractSigned: ({ contractId, client, products }) => ({
    id: contractId,
    client,
    products,
    policies: [],
  }),
  PolicyIssued: ({ policyNr, price }, state) => ({
    ...state,
    policies: [...state.policies, new Policy({ id: policyNr, price })],
  }),
};
