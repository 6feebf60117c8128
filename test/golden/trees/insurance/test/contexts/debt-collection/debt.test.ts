import { CommandBus } from '@plinth/runtime/cqrs';
import { within } from '@plinth/runtime/domain';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  DunCommand,
  DunHandler,
} from '../../../src/contexts/debt-collection/application/commands/debt/dun.js';
import {
  PayCommand,
  PayHandler,
} from '../../../src/contexts/debt-collection/application/commands/debt/pay.js';
import {
  RaiseCommand,
  RaiseHandler,
} from '../../../src/contexts/debt-collection/application/commands/debt/raise.js';
import type { DebtRepository } from '../../../src/contexts/debt-collection/application/debt-repository.js';
import { Debt } from '../../../src/contexts/debt-collection/domain/debt/debt.js';
import type { DebtEvents } from '../../../src/contexts/debt-collection/domain/debt/events.js';
import type { DebtId } from '../../../src/contexts/debt-collection/domain/types.js';
import { debtEvents } from '../../../src/contexts/debt-collection/infrastructure/debt-events.js';
import { Money } from '../../../src/contexts/policy-management/contract.js';
import { anyCommand, dates, decimals, forSequences } from '../../arbitraries.js';

const id: DebtId = 7;

class MemoryDebtRepository
  extends MemoryAggregateRepository<Debt, DebtId>
  implements DebtRepository
{
  nextId(): Promise<DebtId> {
    return this.nextNumber();
  }
}

/** Debts in memory, and what handles their commands. */
function startDebt() {
  const engines = memoryEngines(debtEvents);
  const ports = {
    ...engines,
    debts: new MemoryDebtRepository({
      engines,
      kind: 'Debt',
      category: debtEvents.category,
      make: (id, occasion) => new Debt(id, occasion),
    }),
  };
  const commands = new CommandBus();
  commands.register(RaiseCommand, new RaiseHandler(ports));
  commands.register(DunCommand, new DunHandler(ports));
  commands.register(PayCommand, new PayHandler(ports));
  return new AggregateTest<Debt, DebtId, DebtEvents>({
    engines,
    codec: debtEvents,
    repository: ports.debts,
    commands,
    idOf: Number,
  });
}

const raiseCommand = anyCommand({
  fields: {
    policyNr: fc.integer({ min: -1000, max: 1000 }),
    price: fc.record({
      amount: decimals({ min: 0, scale: 2 }),
      currency: fc.string({ minLength: 3, maxLength: 3 }),
    }),
    paymentDeadline: dates,
  },
  make: (json) =>
    new RaiseCommand({ ...json, price: within('price', () => Money.fromJSON(json.price)) }),
});

const dunCommand = anyCommand({
  fields: { dunningNr: fc.integer({ min: -1000, max: 1000 }), paymentDeadline: dates },
  make: (json, id: DebtId) => new DunCommand(id, json),
});

const payCommand = anyCommand({
  fields: {},
  make: (_json, id: DebtId) => new PayCommand(id),
});

describe('debt', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [raiseCommand], proceed: [dunCommand, payCommand] };
    await forSequences(commands, (given) => startDebt().withstands(id, given));
  });
});
