import { CommandBus } from '@plinth/runtime/cqrs';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import { describe, test } from 'vitest';
import {
  BookCommand,
  BookHandler,
} from '../../../src/contexts/cargo-booking/application/commands/cargo/book.js';
import { Cargo } from '../../../src/contexts/cargo-booking/domain/cargo/cargo.js';
import type { CargoEvents } from '../../../src/contexts/cargo-booking/domain/cargo/events.js';
import { Routing } from '../../../src/contexts/cargo-booking/domain/services/routing.js';
import type { CargoId } from '../../../src/contexts/cargo-booking/domain/types.js';
import { cargoEvents } from '../../../src/contexts/cargo-booking/infrastructure/cargo-events.js';
import type { LocationLookup } from '../../../src/contexts/locations/contract.js';

const id: CargoId = 'Tracking id';

/** Cargos in memory, and what handles their commands. */
function startCargo(skip?: (missing: string) => void) {
  const engines = memoryEngines(cargoEvents);
  const ports = {
    ...engines,
    cargos: new MemoryAggregateRepository<Cargo, CargoId>({
      engines,
      kind: 'Cargo',
      category: cargoEvents.category,
      make: (id, occasion) => new Cargo(id, occasion),
    }),
    locations: standIn<LocationLookup>('locations', everyReference),
    routing: new Routing(),
  };
  const commands = new CommandBus();
  commands.register(BookCommand, new BookHandler(ports));
  return new AggregateTest<Cargo, CargoId, CargoEvents>({
    engines,
    codec: cargoEvents,
    repository: ports.cargos,
    commands,
    skip,
  });
}

describe('cargo', () => {
  test('origin and destination must differ', async ({ skip }) => {
    const cargo = startCargo(skip);
    await cargo.given(id);
    const outcome = await cargo.when(
      new BookCommand({
        origin: 'CNHKG',
        destination: 'CNHKG',
        arrivalDeadline: '2025-01-31T01:00:00.000Z',
      }),
    );
    outcome.thenError('SameOriginAndDestination');
  });
});
