import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import { DunCommand, DunHandler } from './application/commands/debt/dun.js';
import { PayCommand, PayHandler } from './application/commands/debt/pay.js';
import { RaiseCommand, RaiseHandler } from './application/commands/debt/raise.js';
import { SqlDebtRepository } from './infrastructure/sql-debt-repository.js';
import { DebtController } from './presentation/debt-controller.js';

export interface DebtCollectionPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
}

/** The DebtCollection context at work. */
export interface DebtCollectionContext {
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createDebtCollection(ports: DebtCollectionPorts): DebtCollectionContext {
  const debts = new SqlDebtRepository(ports);
  const commands = new CommandBus({ middleware: ports.middleware });
  commands.register(RaiseCommand, new RaiseHandler({ unitOfWork: ports.database, debts }));
  commands.register(DunCommand, new DunHandler({ unitOfWork: ports.database, debts }));
  commands.register(PayCommand, new PayHandler({ unitOfWork: ports.database, debts }));
  const controllers = [new DebtController(commands)];
  return {
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
