import { CommandBus } from '@plinth/runtime/cqrs';
import { Decimal } from '@plinth/runtime/domain';
import { AggregateTest, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  CloseCommand,
  CloseHandler,
} from '../../../src/contexts/accounts/application/commands/account/close.js';
import {
  CreateCommand,
  CreateHandler,
} from '../../../src/contexts/accounts/application/commands/account/create.js';
import {
  DepositCommand,
  DepositHandler,
} from '../../../src/contexts/accounts/application/commands/account/deposit.js';
import {
  WithdrawCommand,
  WithdrawHandler,
} from '../../../src/contexts/accounts/application/commands/account/withdraw.js';
import type { Account } from '../../../src/contexts/accounts/domain/account/account.js';
import type { AccountEvents } from '../../../src/contexts/accounts/domain/account/events.js';
import type { AccountId } from '../../../src/contexts/accounts/domain/types.js';
import { accountEvents } from '../../../src/contexts/accounts/infrastructure/account-events.js';
import { EventSourcedAccountRepository } from '../../../src/contexts/accounts/infrastructure/event-sourced-account-repository.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: AccountId = '01948b1c-5f00-7000-8000-000000000001';

/** Accounts in memory, and what handles their commands. */
function startAccount(skip?: (missing: string) => void) {
  const engines = memoryEngines(accountEvents);
  const ports = {
    ...engines,
    accounts: new EventSourcedAccountRepository(engines),
  };
  const commands = new CommandBus();
  commands.register(CreateCommand, new CreateHandler(ports));
  commands.register(DepositCommand, new DepositHandler(ports));
  commands.register(WithdrawCommand, new WithdrawHandler(ports));
  commands.register(CloseCommand, new CloseHandler(ports));
  return new AggregateTest<Account, AccountId, AccountEvents>({
    engines,
    codec: accountEvents,
    repository: ports.accounts,
    commands,
    skip,
  });
}

const createCommand = anyCommand({
  fields: { owner: fc.string({ minLength: 1, maxLength: 40 }) },
  make: (json) => new CreateCommand(json),
});

const depositCommand = anyCommand({
  fields: { amount: decimals({ min: 0.01, scale: 2 }), reference: fc.uuid() },
  isOnce: true,
  make: (json, id: AccountId) =>
    new DepositCommand(id, { ...json, amount: Decimal.of(json.amount) }),
});

const withdrawCommand = anyCommand({
  fields: { amount: decimals({ min: 0.01, scale: 2 }), reference: fc.uuid() },
  isOnce: true,
  make: (json, id: AccountId) =>
    new WithdrawCommand(id, { ...json, amount: Decimal.of(json.amount) }),
});

const closeCommand = anyCommand({
  fields: {},
  make: (_json, id: AccountId) => new CloseCommand(id),
});

describe('account', () => {
  test('a withdrawal lowers the balance', async ({ skip }) => {
    const account = startAccount(skip);
    await account.given(
      id,
      ['AccountCreated', { accountId: id, owner: 'Owner' }],
      [
        'MoneyDeposited',
        { accountId: id, amount: '100.00', reference: '01948b1c-5f00-7000-8000-000000000001' },
      ],
    );
    const outcome = await account.when(new WithdrawCommand(id, { amount: Decimal.of('30.00') }));
    outcome.thenEvents(['MoneyWithdrawn', { amount: '30.00' }]);
    outcome.thenState({ status: 'Open', balance: '70.00' });
  });

  test('an empty account cannot be overdrawn', async ({ skip }) => {
    const account = startAccount(skip);
    await account.given(id, ['AccountCreated', { accountId: id, owner: 'Owner' }]);
    const outcome = await account.when(new WithdrawCommand(id, { amount: Decimal.of('1.00') }));
    outcome.thenError('InsufficientFunds');
  });

  test('withstands any sequence of commands', async () => {
    const commands = {
      begin: [createCommand],
      proceed: [depositCommand, withdrawCommand, closeCommand],
    };
    await forSequences(commands, (given) => startAccount().withstands(id, given));
  });
});
