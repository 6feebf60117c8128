import { CommandBus } from '@plinth/runtime/cqrs';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  ReceiveCommand,
  ReceiveHandler,
} from '../../../src/contexts/inventory/application/commands/stock/receive.js';
import {
  ReleaseCommand,
  ReleaseHandler,
} from '../../../src/contexts/inventory/application/commands/stock/release.js';
import {
  ReserveCommand,
  ReserveHandler,
} from '../../../src/contexts/inventory/application/commands/stock/reserve.js';
import type { StockEvents } from '../../../src/contexts/inventory/domain/stock/events.js';
import { Stock } from '../../../src/contexts/inventory/domain/stock/stock.js';
import type { StockId } from '../../../src/contexts/inventory/domain/types.js';
import { stockEvents } from '../../../src/contexts/inventory/infrastructure/stock-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: StockId = 'AAA-0000';

/** Stocks in memory, and what handles their commands. */
function startStock() {
  const engines = memoryEngines(stockEvents);
  const ports = {
    ...engines,
    stocks: new MemoryAggregateRepository<Stock, StockId>({
      engines,
      kind: 'Stock',
      category: stockEvents.category,
      make: (id, occasion) => new Stock(id, occasion),
    }),
  };
  const commands = new CommandBus();
  commands.register(ReceiveCommand, new ReceiveHandler(ports));
  commands.register(ReserveCommand, new ReserveHandler(ports));
  commands.register(ReleaseCommand, new ReleaseHandler(ports));
  return new AggregateTest<Stock, StockId, StockEvents>({
    engines,
    codec: stockEvents,
    repository: ports.stocks,
    commands,
  });
}

const receiveCommand = anyCommand({
  fields: { quantity: fc.integer({ min: 1, max: 2001 }) },
  make: (json, id: StockId) => new ReceiveCommand(id, json),
});

const reserveCommand = anyCommand({
  fields: { orderId: fc.uuid(), quantity: fc.integer({ min: 1, max: 2001 }) },
  isOnce: true,
  make: (json, id: StockId) => new ReserveCommand(id, json),
});

const releaseCommand = anyCommand({
  fields: { orderId: fc.uuid() },
  make: (json, id: StockId) => new ReleaseCommand(id, json),
});

describe('stock', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [receiveCommand], proceed: [reserveCommand, releaseCommand] };
    await forSequences(commands, (given) => startStock().withstands(id, given));
  });
});
