import type { AccountId, Amount } from '../types.js';

export interface RequestInput {
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: Amount;
}

export interface FailInput {
  readonly reason: string;
}
