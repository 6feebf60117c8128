import { AggregateRoot } from '@plinth/runtime/domain';
import type { ContractId } from '../types.js';
import type { ContractEvents } from './events.js';
import type { IssuePolicyInput, SignInput } from './inputs.js';
import { applyContract, type ContractState } from './state.js';

export class Contract extends AggregateRoot<ContractId, ContractState, ContractEvents> {
  protected override readonly apply = applyContract;

  sign(input: SignInput): void {
    this.requireNew();
    this.raise('ContractSigned', {
      contractId: this.id,
      client: input.client,
      products: input.products,
    });
  }

  issuePolicy(input: IssuePolicyInput): void {
    this.raise('PolicyIssued', {
      contractId: this.id,
      policyNr: input.policyNr,
      price: input.price,
    });
  }
}
