import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware, type KeyedCalls } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import type { MessageChecks } from '@plinth/runtime/messaging';
import type { Logger } from '@plinth/runtime/observability';
import {
  HandleRateChangedCommand,
  HandleRateChangedHandler,
} from './application/commands/handle-rate-changed.js';
import { LoginCommand, LoginHandler } from './application/commands/login.js';
import { MoveCommand, MoveHandler } from './application/commands/move.js';
import { AddCommand, AddHandler } from './application/commands/wallet/add.js';
import { DropCommand, DropHandler } from './application/commands/wallet/drop.js';
import { PickCommand, PickHandler } from './application/commands/wallet/pick.js';
import { TakeCommand, TakeHandler } from './application/commands/wallet/take.js';
import { FxRatesConsumer } from './infrastructure/consumers/fx-rates.js';
import { SqlMyPickQuery } from './infrastructure/queries/sql-my-pick.js';
import { SqlRichQuery } from './infrastructure/queries/sql-rich.js';
import { SqlWalletRepository } from './infrastructure/sql-wallet-repository.js';
import { LoginController } from './presentation/login-controller.js';
import { MoveController } from './presentation/move-controller.js';
import { MyPickController } from './presentation/my-pick-controller.js';
import { RichController } from './presentation/rich-controller.js';
import { WalletController } from './presentation/wallet-controller.js';

export interface WalletsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
  readonly messageChecks: MessageChecks;
  readonly log: Logger;
}

/** The Wallets context at work. */
export interface WalletsContext {
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createWallets(ports: WalletsPorts): WalletsContext {
  const wallets = new SqlWalletRepository(ports);
  const richQuery = new SqlRichQuery(ports.database);
  const myPickQuery = new SqlMyPickQuery(ports.database);
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(AddCommand, new AddHandler({ unitOfWork: ports.database, wallets }));
  commands.register(TakeCommand, new TakeHandler({ unitOfWork: ports.database, wallets }));
  commands.register(PickCommand, new PickHandler({ unitOfWork: ports.database, wallets }));
  commands.register(DropCommand, new DropHandler({ unitOfWork: ports.database, wallets }));
  commands.register(MoveCommand, new MoveHandler({ unitOfWork: ports.database, commands }));
  commands.register(
    LoginCommand,
    new LoginHandler({
      unitOfWork: ports.database,
      clock: ports.clock,
      commands,
      wallets,
      richQuery,
      myPickQuery,
    }),
  );
  commands.register(
    HandleRateChangedCommand,
    new HandleRateChangedHandler({ unitOfWork: ports.database, commands }),
  );
  const controllers = [
    new RichController(richQuery),
    new MyPickController(myPickQuery),
    new WalletController(commands),
    new MoveController(commands),
    new LoginController(commands),
  ];
  return {
    subscriptions: [
      new FxRatesConsumer({ commands, messageChecks: ports.messageChecks, log: ports.log }),
    ],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
