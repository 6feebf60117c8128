import type { Server } from '@plinth/runtime/controllers';
import type { CommandBus, HandledCommands } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import { ReceiveCommand, ReceiveHandler } from './application/commands/stock/receive.js';
import { ReleaseCommand, ReleaseHandler } from './application/commands/stock/release.js';
import { ReserveCommand, ReserveHandler } from './application/commands/stock/reserve.js';
import type { InventoryClient } from './contract.js';
import { SqlGetStockQuery } from './infrastructure/queries/sql-get-stock.js';
import { SqlStockRepository } from './infrastructure/sql-stock-repository.js';
import { GetStockController } from './presentation/get-stock-controller.js';
import { StockController } from './presentation/stock-controller.js';

export interface InventoryPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly commands: CommandBus;
}

/** The Inventory context at work. */
export interface InventoryContext {
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createInventory(ports: InventoryPorts): InventoryContext {
  const stocks = new SqlStockRepository(ports);
  const getStockQuery = new SqlGetStockQuery(ports.database);
  const { commands } = ports;
  commands.register(ReceiveCommand, new ReceiveHandler({ unitOfWork: ports.database, stocks }));
  commands.register(
    ReserveCommand,
    new ReserveHandler({ unitOfWork: ports.database, handled: ports.handled, stocks }),
  );
  commands.register(ReleaseCommand, new ReleaseHandler({ unitOfWork: ports.database, stocks }));
  const controllers = [new GetStockController(getStockQuery), new StockController(commands)];
  return {
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}

/** What other contexts in this process ask. */
export function createInventoryClient(ports: Pick<InventoryPorts, 'commands'>): InventoryClient {
  return {
    commands: ports.commands,
  };
}
