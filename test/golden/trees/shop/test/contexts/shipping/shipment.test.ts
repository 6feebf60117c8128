import { CommandBus } from '@plinth/runtime/cqrs';
import { within } from '@plinth/runtime/domain';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  CancelCommand,
  CancelHandler,
} from '../../../src/contexts/shipping/application/commands/shipment/cancel.js';
import {
  DispatchCommand,
  DispatchHandler,
} from '../../../src/contexts/shipping/application/commands/shipment/dispatch.js';
import {
  RequestCommand,
  RequestHandler,
} from '../../../src/contexts/shipping/application/commands/shipment/request.js';
import type { ShipmentEvents } from '../../../src/contexts/shipping/domain/shipment/events.js';
import { Shipment } from '../../../src/contexts/shipping/domain/shipment/shipment.js';
import type { ShipmentId } from '../../../src/contexts/shipping/domain/types.js';
import { shipmentEvents } from '../../../src/contexts/shipping/infrastructure/shipment-events.js';
import { Address } from '../../../src/shared/values/address.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: ShipmentId = '01948b1c-5f00-7000-8000-000000000001';

/** Shipments in memory, and what handles their commands. */
function startShipment() {
  const engines = memoryEngines(shipmentEvents);
  const ports = {
    ...engines,
    shipments: new MemoryAggregateRepository<Shipment, ShipmentId>({
      engines,
      kind: 'Shipment',
      category: shipmentEvents.category,
      make: (id, occasion) => new Shipment(id, occasion),
      unique: (state) => ({ orderId: state.orderId }),
    }),
  };
  const commands = new CommandBus();
  commands.register(RequestCommand, new RequestHandler(ports));
  commands.register(DispatchCommand, new DispatchHandler(ports));
  commands.register(CancelCommand, new CancelHandler(ports));
  return new AggregateTest<Shipment, ShipmentId, ShipmentEvents>({
    engines,
    codec: shipmentEvents,
    repository: ports.shipments,
    commands,
  });
}

const requestCommand = anyCommand({
  fields: {
    orderId: fc.uuid(),
    shipTo: fc.record({
      street: fc.string({ minLength: 1, maxLength: 40 }),
      city: fc.string({ minLength: 1, maxLength: 40 }),
      zip: fc.string({ minLength: 1, maxLength: 12 }),
      country: fc.stringMatching(/^[A-Z]{2}$/u),
    }),
  },
  isOnce: true,
  make: (json) =>
    new RequestCommand({ ...json, shipTo: within('shipTo', () => Address.fromJSON(json.shipTo)) }),
});

const dispatchCommand = anyCommand({
  fields: { trackingNo: fc.string({ minLength: 1, maxLength: 40 }) },
  make: (json, id: ShipmentId) => new DispatchCommand(id, json),
});

const cancelCommand = anyCommand({
  fields: {},
  make: (_json, id: ShipmentId) => new CancelCommand(id),
});

describe('shipment', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [requestCommand], proceed: [dispatchCommand, cancelCommand] };
    await forSequences(commands, (given) => startShipment().withstands(id, given));
  });
});
