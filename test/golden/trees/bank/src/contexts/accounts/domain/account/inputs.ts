import type { Amount } from '../types.js';

export interface CreateInput {
  readonly owner: string;
}

export interface DepositInput {
  readonly amount: Amount;
  readonly reference: string;
}

export interface WithdrawInput {
  readonly amount: Amount;
  readonly reference: string;
}
