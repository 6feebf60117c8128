import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { AccountStatus } from '../enums/account-status.js';
import { AccountNotEmpty, InsufficientFunds } from '../errors.js';
import type { AccountId } from '../types.js';
import type { AccountEvents } from './events.js';
import type { CreateInput, DepositInput, WithdrawInput } from './inputs.js';
import { type AccountState, applyAccount } from './state.js';

export class Account extends AggregateRoot<AccountId, AccountState, AccountEvents> {
  protected override readonly apply = applyAccount;

  create(input: CreateInput): void {
    this.requireNew();
    this.raise('AccountCreated', { accountId: this.id, owner: input.owner });
  }

  deposit(input: DepositInput): void {
    requireStatus('Deposit', this.state.status, [AccountStatus.Open]);
    this.raise('MoneyDeposited', {
      accountId: this.id,
      amount: input.amount,
      reference: input.reference,
    });
  }

  withdraw(input: WithdrawInput): void {
    requireStatus('Withdraw', this.state.status, [AccountStatus.Open]);
    if (!this.state.balance.gte(input.amount)) {
      throw new InsufficientFunds();
    }
    this.raise('MoneyWithdrawn', {
      accountId: this.id,
      amount: input.amount,
      reference: input.reference,
    });
  }

  close(): void {
    requireStatus('Close', this.state.status, [AccountStatus.Open]);
    if (!this.state.balance.isZero()) {
      throw new AccountNotEmpty();
    }
    this.raise('AccountClosed', { accountId: this.id });
  }
}
