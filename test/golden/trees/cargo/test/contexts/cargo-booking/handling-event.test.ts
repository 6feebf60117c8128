import { CommandBus } from '@plinth/runtime/cqrs';
import { normaliseDatetime } from '@plinth/runtime/domain';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { CargoRepository } from '../../../src/contexts/cargo-booking/application/cargo-repository.js';
import {
  RegisterCommand,
  RegisterHandler,
} from '../../../src/contexts/cargo-booking/application/commands/handling-event/register.js';
import type { HandlingEventEvents } from '../../../src/contexts/cargo-booking/domain/handling-event/events.js';
import { HandlingEvent } from '../../../src/contexts/cargo-booking/domain/handling-event/handling-event.js';
import type { HandlingEventId } from '../../../src/contexts/cargo-booking/domain/types.js';
import { handlingEventEvents } from '../../../src/contexts/cargo-booking/infrastructure/handling-event-events.js';
import type { LocationLookup } from '../../../src/contexts/locations/contract.js';
import type { VoyageLookup } from '../../../src/contexts/voyage-planning/contract.js';
import { anyCommand, datetimes, forSequences } from '../../arbitraries.js';

const id: HandlingEventId = '01948b1c-5f00-7000-8000-000000000001';

/** Handling events in memory, and what handles their commands. */
function startHandlingEvent() {
  const engines = memoryEngines(handlingEventEvents);
  const ports = {
    ...engines,
    handlingEvents: new MemoryAggregateRepository<HandlingEvent, HandlingEventId>({
      engines,
      kind: 'HandlingEvent',
      category: handlingEventEvents.category,
      make: (id, occasion) => new HandlingEvent(id, occasion),
    }),
    cargos: standIn<CargoRepository>('cargos', everyReference),
    locations: standIn<LocationLookup>('locations', everyReference),
    voyages: standIn<VoyageLookup>('voyages', everyReference),
  };
  const commands = new CommandBus();
  commands.register(RegisterCommand, new RegisterHandler(ports));
  return new AggregateTest<HandlingEvent, HandlingEventId, HandlingEventEvents>({
    engines,
    codec: handlingEventEvents,
    repository: ports.handlingEvents,
    commands,
  });
}

const registerCommand = anyCommand({
  fields: {
    cargo: fc.string({ minLength: 1, maxLength: 36 }),
    type: fc.constantFrom('Load', 'Unload', 'Receive', 'Claim', 'Customs'),
    location: fc.stringMatching(/^[A-Z]{2}[A-Z2-9]{3}$/u),
    voyage: fc.option(fc.string({ minLength: 1, maxLength: 10 }), { nil: null }),
    completedAt: datetimes,
  },
  make: (json) =>
    new RegisterCommand({ ...json, completedAt: normaliseDatetime(json.completedAt) }),
});

describe('handling event', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [registerCommand], proceed: [] };
    await forSequences(commands, (given) => startHandlingEvent().withstands(id, given));
  });
});
