import { CommandBus } from '@plinth/runtime/cqrs';
import { within } from '@plinth/runtime/domain';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { CustomerLookup } from '../../../src/contexts/customer-management/contract.js';
import {
  IssuePolicyCommand,
  IssuePolicyHandler,
} from '../../../src/contexts/policy-management/application/commands/contract/issue-policy.js';
import {
  SignCommand,
  SignHandler,
} from '../../../src/contexts/policy-management/application/commands/contract/sign.js';
import type { ContractRepository } from '../../../src/contexts/policy-management/application/contract-repository.js';
import type { ProductRepository } from '../../../src/contexts/policy-management/application/product-repository.js';
import { Contract } from '../../../src/contexts/policy-management/domain/contract/contract.js';
import type { ContractEvents } from '../../../src/contexts/policy-management/domain/contract/events.js';
import type { ContractId } from '../../../src/contexts/policy-management/domain/types.js';
import { Money } from '../../../src/contexts/policy-management/domain/values/money.js';
import { contractEvents } from '../../../src/contexts/policy-management/infrastructure/contract-events.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: ContractId = 7;

class MemoryContractRepository
  extends MemoryAggregateRepository<Contract, ContractId>
  implements ContractRepository
{
  nextId(): Promise<ContractId> {
    return this.nextNumber();
  }
}

/** Contracts in memory, and what handles their commands. */
function startContract() {
  const engines = memoryEngines(contractEvents);
  const ports = {
    ...engines,
    contracts: new MemoryContractRepository({
      engines,
      kind: 'Contract',
      category: contractEvents.category,
      make: (id, occasion) => new Contract(id, occasion),
    }),
    customers: standIn<CustomerLookup>('customers', everyReference),
    products: standIn<ProductRepository>('products', everyReference),
  };
  const commands = new CommandBus();
  commands.register(SignCommand, new SignHandler(ports));
  commands.register(IssuePolicyCommand, new IssuePolicyHandler(ports));
  return new AggregateTest<Contract, ContractId, ContractEvents>({
    engines,
    codec: contractEvents,
    repository: ports.contracts,
    commands,
    idOf: Number,
  });
}

const signCommand = anyCommand({
  fields: {
    client: fc.uuid(),
    products: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 3 }),
  },
  make: (json) => new SignCommand(json),
});

const issuePolicyCommand = anyCommand({
  fields: {
    policyNr: fc.integer({ min: -1000, max: 1000 }),
    price: fc.record({
      amount: decimals({ min: 0, scale: 2 }),
      currency: fc.string({ minLength: 3, maxLength: 3 }),
    }),
  },
  make: (json, id: ContractId) =>
    new IssuePolicyCommand(id, {
      ...json,
      price: within('price', () => Money.fromJSON(json.price)),
    }),
});

describe('contract', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [signCommand], proceed: [issuePolicyCommand] };
    await forSequences(commands, (given) => startContract().withstands(id, given));
  });
});
