import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware, type KeyedCalls } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore, View } from '@plinth/runtime/eventsourcing';
import type { MessageBroker, MessageChecks } from '@plinth/runtime/messaging';
import type { Logger } from '@plinth/runtime/observability';
import type { LocationsClient } from '../locations/contract.js';
import type { VoyagePlanningClient } from '../voyage-planning/contract.js';
import {
  AssignToRouteCommand,
  AssignToRouteHandler,
} from './application/commands/cargo/assign-to-route.js';
import { BookCommand, BookHandler } from './application/commands/cargo/book.js';
import {
  ChangeDestinationCommand,
  ChangeDestinationHandler,
} from './application/commands/cargo/change-destination.js';
import { InspectCommand, InspectHandler } from './application/commands/cargo/inspect.js';
import {
  HandleHandlingReportCommand,
  HandleHandlingReportHandler,
} from './application/commands/handle-handling-report.js';
import {
  RegisterCommand,
  RegisterHandler,
} from './application/commands/handling-event/register.js';
import { InspectCargoPolicy } from './application/policies/inspect-cargo.js';
import type { HandlingHistoryQuery } from './application/queries/handling-history.js';
import { RoutesForQuery } from './application/queries/routes-for.js';
import { Routing } from './domain/services/routing.js';
import { HandlingReportsConsumer } from './infrastructure/consumers/handling-reports.js';
import { SqlHandlingHistoryQuery } from './infrastructure/queries/sql-handling-history.js';
import { SqlListCargosQuery } from './infrastructure/queries/sql-list-cargos.js';
import { SqlTrackQuery } from './infrastructure/queries/sql-track.js';
import { SqlCargoRepository } from './infrastructure/sql-cargo-repository.js';
import { SqlHandlingEventRepository } from './infrastructure/sql-handling-event-repository.js';
import { trackingView } from './infrastructure/views/tracking.js';
import { CargoBookingPublisher } from './presentation/cargo-booking-publisher.js';
import { CargoController } from './presentation/cargo-controller.js';
import { HandlingEventController } from './presentation/handling-event-controller.js';
import { HandlingReportsChannelController } from './presentation/handling-reports-channel-controller.js';
import { ListCargosController } from './presentation/list-cargos-controller.js';
import { RoutesForController } from './presentation/routes-for-controller.js';
import { TrackController } from './presentation/track-controller.js';

export interface CargoBookingPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
  readonly broker: MessageBroker;
  readonly messageChecks: MessageChecks;
  readonly log: Logger;
  readonly locations: LocationsClient;
  readonly voyagePlanning: VoyagePlanningClient;
}

/** The CargoBooking context at work. */
export interface CargoBookingContext {
  readonly views: readonly View[];
  readonly handlingHistory: HandlingHistoryQuery;
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createCargoBooking(ports: CargoBookingPorts): CargoBookingContext {
  const cargos = new SqlCargoRepository(ports);
  const handlingEvents = new SqlHandlingEventRepository(ports);
  const trackQuery = new SqlTrackQuery(ports.database);
  const listCargosQuery = new SqlListCargosQuery(ports.database);
  const routesForQuery = new RoutesForQuery();
  const handlingHistoryQuery = new SqlHandlingHistoryQuery(ports.database);
  const routing = new Routing();
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(
    BookCommand,
    new BookHandler({
      unitOfWork: ports.database,
      cargos,
      locations: ports.locations.locations,
      routing,
    }),
  );
  commands.register(
    AssignToRouteCommand,
    new AssignToRouteHandler({
      unitOfWork: ports.database,
      cargos,
      voyages: ports.voyagePlanning.voyages,
      locations: ports.locations.locations,
      routing,
    }),
  );
  commands.register(
    ChangeDestinationCommand,
    new ChangeDestinationHandler({
      unitOfWork: ports.database,
      cargos,
      locations: ports.locations.locations,
    }),
  );
  commands.register(
    InspectCommand,
    new InspectHandler({ unitOfWork: ports.database, cargos, handlingHistoryQuery, routing }),
  );
  commands.register(
    RegisterCommand,
    new RegisterHandler({
      unitOfWork: ports.database,
      handlingEvents,
      cargos,
      locations: ports.locations.locations,
      voyages: ports.voyagePlanning.voyages,
    }),
  );
  commands.register(
    HandleHandlingReportCommand,
    new HandleHandlingReportHandler({ unitOfWork: ports.database, commands }),
  );
  const controllers = [
    new TrackController(trackQuery),
    new ListCargosController(listCargosQuery),
    new RoutesForController(routesForQuery),
    new CargoController(commands),
    new HandlingEventController(commands),
    new HandlingReportsChannelController(ports.broker),
  ];
  return {
    views: [trackingView],
    handlingHistory: handlingHistoryQuery,
    subscriptions: [
      new InspectCargoPolicy(commands),
      new HandlingReportsConsumer({ commands, messageChecks: ports.messageChecks, log: ports.log }),
      new CargoBookingPublisher({ broker: ports.broker, log: ports.log }),
    ],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
