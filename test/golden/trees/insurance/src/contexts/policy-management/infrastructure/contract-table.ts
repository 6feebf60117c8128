import { Policy, type PolicyJson } from '../domain/contract/policy.js';
import type { ContractState } from '../domain/contract/state.js';

export interface ContractTable {
  readonly id: number;
  readonly client: string;
  readonly products: string;
  readonly policies: string;
  readonly _version: number;
}

export function contractToRow(contract: ContractState): Omit<ContractTable, '_version'> {
  return {
    id: contract.id,
    client: contract.client,
    products: JSON.stringify(contract.products),
    policies: JSON.stringify(contract.policies),
  };
}

export function contractFromRow(row: ContractTable): ContractState {
  return {
    id: row.id,
    client: row.client,
    products: JSON.parse(row.products),
    policies: JSON.parse(row.policies).map((item: PolicyJson) => Policy.fromJSON(item)),
  };
}
