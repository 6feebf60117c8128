import type { CommandSender } from '@plinth/runtime/cqrs';
import type { FailedScope, Saga, SagaCall, SagaSteps } from '@plinth/runtime/saga';
import type { TransferRequested } from '../../domain/transfer/events.js';
import { DepositCommand } from '../commands/account/deposit.js';
import { WithdrawCommand } from '../commands/account/withdraw.js';
import { CompleteCommand } from '../commands/transfer/complete.js';
import { FailCommand } from '../commands/transfer/fail.js';

export class MoneyTransferSaga implements Saga<TransferRequested> {
  readonly name = 'accounts.money-transfer';
  readonly types = { 'accounts.transfer': ['TransferRequested'] };
  readonly timeout = 60_000;
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  readonly steps: SagaSteps<TransferRequested> = [
    {
      name: 'withdraw',
      do: async ({ event }, call) => {
        await this.#commands.send(
          new WithdrawCommand(event.source, { amount: event.amount, reference: event.transferId }),
          call,
        );
      },
      undo: async ({ event }, call) => {
        await this.#commands.send(new DepositCommand(event.source, { amount: event.amount }), call);
      },
    },
    {
      name: 'deposit',
      do: async ({ event }, call) => {
        await this.#commands.send(
          new DepositCommand(event.target, { amount: event.amount, reference: event.transferId }),
          call,
        );
      },
    },
    {
      name: 'complete',
      do: async ({ event }, call) => {
        await this.#commands.send(new CompleteCommand(event.transferId), call);
      },
    },
  ];

  async failed({ event, failure }: FailedScope<TransferRequested>, call: SagaCall): Promise<void> {
    await this.#commands.send(new FailCommand(event.transferId, { reason: failure.error }), call);
  }
}
