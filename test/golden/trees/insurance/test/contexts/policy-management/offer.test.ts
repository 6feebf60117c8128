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
  MakeOfferCommand,
  MakeOfferHandler,
} from '../../../src/contexts/policy-management/application/commands/offer/make-offer.js';
import type { OfferRepository } from '../../../src/contexts/policy-management/application/offer-repository.js';
import type { ProductRepository } from '../../../src/contexts/policy-management/application/product-repository.js';
import type { OfferEvents } from '../../../src/contexts/policy-management/domain/offer/events.js';
import { Offer } from '../../../src/contexts/policy-management/domain/offer/offer.js';
import type { OfferId } from '../../../src/contexts/policy-management/domain/types.js';
import { Money } from '../../../src/contexts/policy-management/domain/values/money.js';
import { offerEvents } from '../../../src/contexts/policy-management/infrastructure/offer-events.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: OfferId = 7;

class MemoryOfferRepository
  extends MemoryAggregateRepository<Offer, OfferId>
  implements OfferRepository
{
  nextId(): Promise<OfferId> {
    return this.nextNumber();
  }
}

/** Offers in memory, and what handles their commands. */
function startOffer() {
  const engines = memoryEngines(offerEvents);
  const ports = {
    ...engines,
    offers: new MemoryOfferRepository({
      engines,
      kind: 'Offer',
      category: offerEvents.category,
      make: (id, occasion) => new Offer(id, occasion),
    }),
    customers: standIn<CustomerLookup>('customers', everyReference),
    products: standIn<ProductRepository>('products', everyReference),
  };
  const commands = new CommandBus();
  commands.register(MakeOfferCommand, new MakeOfferHandler(ports));
  return new AggregateTest<Offer, OfferId, OfferEvents>({
    engines,
    codec: offerEvents,
    repository: ports.offers,
    commands,
    idOf: Number,
  });
}

const makeOfferCommand = anyCommand({
  fields: {
    client: fc.uuid(),
    products: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 3 }),
    price: fc.record({
      amount: decimals({ min: 0, scale: 2 }),
      currency: fc.string({ minLength: 3, maxLength: 3 }),
    }),
  },
  make: (json) =>
    new MakeOfferCommand({ ...json, price: within('price', () => Money.fromJSON(json.price)) }),
});

describe('offer', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [makeOfferCommand], proceed: [] };
    await forSequences(commands, (given) => startOffer().withstands(id, given));
  });
});
