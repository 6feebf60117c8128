import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Contract } from '../domain/contract/contract.js';
import type { ContractId } from '../domain/types.js';

export interface ContractRepository extends AggregateRepository<Contract, ContractId> {
  /** The id of the next one. */
  nextId(): Promise<ContractId>;
}
