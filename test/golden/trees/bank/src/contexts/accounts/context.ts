import type { Server } from '@plinth/runtime/controllers';
import {
  CommandBus,
  type CommandMiddleware,
  type HandledCommands,
  type KeyedCalls,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore, View } from '@plinth/runtime/eventsourcing';
import type { Saga } from '@plinth/runtime/saga';
import { CloseCommand, CloseHandler } from './application/commands/account/close.js';
import { CreateCommand, CreateHandler } from './application/commands/account/create.js';
import { DepositCommand, DepositHandler } from './application/commands/account/deposit.js';
import { WithdrawCommand, WithdrawHandler } from './application/commands/account/withdraw.js';
import { CompleteCommand, CompleteHandler } from './application/commands/transfer/complete.js';
import { FailCommand, FailHandler } from './application/commands/transfer/fail.js';
import { RequestCommand, RequestHandler } from './application/commands/transfer/request.js';
import { MoneyTransferSaga } from './application/sagas/money-transfer.js';
import { EventSourcedAccountRepository } from './infrastructure/event-sourced-account-repository.js';
import { EventSourcedTransferRepository } from './infrastructure/event-sourced-transfer-repository.js';
import { EventSourcedGetTransferQuery } from './infrastructure/queries/event-sourced-get-transfer.js';
import { SqlGetAccountQuery } from './infrastructure/queries/sql-get-account.js';
import { SqlRichAccountsQuery } from './infrastructure/queries/sql-rich-accounts.js';
import { SqlStatementQuery } from './infrastructure/queries/sql-statement.js';
import { accountSummaryView } from './infrastructure/views/account-summary.js';
import { statementLineView } from './infrastructure/views/statement-line.js';
import { AccountController } from './presentation/account-controller.js';
import { GetAccountController } from './presentation/get-account-controller.js';
import { GetTransferController } from './presentation/get-transfer-controller.js';
import { RichAccountsController } from './presentation/rich-accounts-controller.js';
import { StatementController } from './presentation/statement-controller.js';
import { TransferController } from './presentation/transfer-controller.js';

export interface AccountsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
}

/** The Accounts context at work. */
export interface AccountsContext {
  readonly views: readonly View[];
  readonly sagas: readonly Saga[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createAccounts(ports: AccountsPorts): AccountsContext {
  const accounts = new EventSourcedAccountRepository(ports);
  const transfers = new EventSourcedTransferRepository(ports);
  const getAccountQuery = new SqlGetAccountQuery(ports.database);
  const richAccountsQuery = new SqlRichAccountsQuery(ports.database);
  const statementQuery = new SqlStatementQuery(ports.database);
  const getTransferQuery = new EventSourcedGetTransferQuery(transfers);
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(CreateCommand, new CreateHandler({ unitOfWork: ports.database, accounts }));
  commands.register(
    DepositCommand,
    new DepositHandler({ unitOfWork: ports.database, handled: ports.handled, accounts }),
  );
  commands.register(
    WithdrawCommand,
    new WithdrawHandler({ unitOfWork: ports.database, handled: ports.handled, accounts }),
  );
  commands.register(CloseCommand, new CloseHandler({ unitOfWork: ports.database, accounts }));
  commands.register(
    RequestCommand,
    new RequestHandler({ unitOfWork: ports.database, transfers, accounts }),
  );
  commands.register(
    CompleteCommand,
    new CompleteHandler({ unitOfWork: ports.database, transfers }),
  );
  commands.register(FailCommand, new FailHandler({ unitOfWork: ports.database, transfers }));
  const controllers = [
    new GetAccountController(getAccountQuery),
    new RichAccountsController(richAccountsQuery),
    new StatementController(statementQuery),
    new GetTransferController(getTransferQuery),
    new AccountController(commands),
    new TransferController(commands),
  ];
  return {
    views: [accountSummaryView, statementLineView],
    sagas: [new MoneyTransferSaga(commands)],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
