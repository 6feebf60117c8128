import type { Server } from '@plinth/runtime/controllers';
import type { CommandBus, HandledCommands } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import type { MessageBroker } from '@plinth/runtime/messaging';
import type { Logger } from '@plinth/runtime/observability';
import { CancelForCommand, CancelForHandler } from './application/commands/cancel-for.js';
import { CancelCommand, CancelHandler } from './application/commands/shipment/cancel.js';
import { DispatchCommand, DispatchHandler } from './application/commands/shipment/dispatch.js';
import { RequestCommand, RequestHandler } from './application/commands/shipment/request.js';
import type { ShippingClient } from './contract.js';
import { SqlShipmentOfQuery } from './infrastructure/queries/sql-shipment-of.js';
import { SqlShipmentRepository } from './infrastructure/sql-shipment-repository.js';
import { ShipmentController } from './presentation/shipment-controller.js';
import { ShipmentOfController } from './presentation/shipment-of-controller.js';
import { ShippingPublisher } from './presentation/shipping-publisher.js';

export interface ShippingPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly commands: CommandBus;
  readonly broker: MessageBroker;
  readonly log: Logger;
}

/** The Shipping context at work. */
export interface ShippingContext {
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createShipping(ports: ShippingPorts): ShippingContext {
  const shipments = new SqlShipmentRepository(ports);
  const shipmentOfQuery = new SqlShipmentOfQuery(ports.database);
  const { commands } = ports;
  commands.register(
    RequestCommand,
    new RequestHandler({ unitOfWork: ports.database, handled: ports.handled, shipments }),
  );
  commands.register(
    DispatchCommand,
    new DispatchHandler({ unitOfWork: ports.database, shipments }),
  );
  commands.register(CancelCommand, new CancelHandler({ unitOfWork: ports.database, shipments }));
  commands.register(
    CancelForCommand,
    new CancelForHandler({
      unitOfWork: ports.database,
      clock: ports.clock,
      commands,
      shipments,
      shipmentOfQuery,
    }),
  );
  const controllers = [new ShipmentOfController(shipmentOfQuery), new ShipmentController(commands)];
  return {
    subscriptions: [new ShippingPublisher({ broker: ports.broker, log: ports.log })],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}

/** What other contexts in this process ask. */
export function createShippingClient(ports: Pick<ShippingPorts, 'commands'>): ShippingClient {
  return {
    commands: ports.commands,
  };
}
