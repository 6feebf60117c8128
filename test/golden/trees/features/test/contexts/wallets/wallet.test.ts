import { CommandBus } from '@plinth/runtime/cqrs';
import { Decimal } from '@plinth/runtime/domain';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  AddCommand,
  AddHandler,
} from '../../../src/contexts/wallets/application/commands/wallet/add.js';
import {
  DropCommand,
  DropHandler,
} from '../../../src/contexts/wallets/application/commands/wallet/drop.js';
import {
  PickCommand,
  PickHandler,
} from '../../../src/contexts/wallets/application/commands/wallet/pick.js';
import {
  TakeCommand,
  TakeHandler,
} from '../../../src/contexts/wallets/application/commands/wallet/take.js';
import type { WalletId } from '../../../src/contexts/wallets/domain/types.js';
import type { WalletEvents } from '../../../src/contexts/wallets/domain/wallet/events.js';
import { Wallet } from '../../../src/contexts/wallets/domain/wallet/wallet.js';
import { walletEvents } from '../../../src/contexts/wallets/infrastructure/wallet-events.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: WalletId = 'Id';

/** Wallets in memory, and what handles their commands. */
function startWallet() {
  const engines = memoryEngines(walletEvents);
  const ports = {
    ...engines,
    wallets: new MemoryAggregateRepository<Wallet, WalletId>({
      engines,
      kind: 'Wallet',
      category: walletEvents.category,
      make: (id, occasion) => new Wallet(id, occasion),
    }),
  };
  const commands = new CommandBus();
  commands.register(AddCommand, new AddHandler(ports));
  commands.register(TakeCommand, new TakeHandler(ports));
  commands.register(PickCommand, new PickHandler(ports));
  commands.register(DropCommand, new DropHandler(ports));
  return new AggregateTest<Wallet, WalletId, WalletEvents>({
    engines,
    codec: walletEvents,
    repository: ports.wallets,
    commands,
  });
}

const addCommand = anyCommand({
  fields: { amount: decimals({ scale: 4 }) },
  make: (json, id: WalletId) => new AddCommand(id, { amount: Decimal.of(json.amount) }),
});

const takeCommand = anyCommand({
  fields: { amount: decimals({ scale: 4 }) },
  make: (json, id: WalletId) => new TakeCommand(id, { amount: Decimal.of(json.amount) }),
});

const pickCommand = anyCommand({
  fields: { last4: fc.string({ minLength: 4, maxLength: 4 }) },
  make: (json, id: WalletId) => new PickCommand(id, json),
});

const dropCommand = anyCommand({
  fields: {},
  make: (_json, id: WalletId) => new DropCommand(id),
});

describe('wallet', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [addCommand], proceed: [takeCommand, pickCommand, dropCommand] };
    await forSequences(commands, (given) => startWallet().withstands(id, given));
  });
});
