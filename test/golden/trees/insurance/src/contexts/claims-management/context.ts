import type { Server } from '@plinth/runtime/controllers';
import {
  CommandBus,
  type CommandMiddleware,
  type HandledCommands,
  type KeyedCalls,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore, View } from '@plinth/runtime/eventsourcing';
import type { CustomerManagementClient } from '../customer-management/contract.js';
import {
  AcceptClaimCommand,
  AcceptClaimHandler,
} from './application/commands/claim/accept-claim.js';
import {
  CheckDocumentationCommand,
  CheckDocumentationHandler,
} from './application/commands/claim/check-documentation.js';
import {
  CheckInsuranceCommand,
  CheckInsuranceHandler,
} from './application/commands/claim/check-insurance.js';
import {
  NotifyCustomerCommand,
  NotifyCustomerHandler,
} from './application/commands/claim/notify-customer.js';
import {
  RejectClaimCommand,
  RejectClaimHandler,
} from './application/commands/claim/reject-claim.js';
import {
  SubmitClaimCommand,
  SubmitClaimHandler,
} from './application/commands/claim/submit-claim.js';
import {
  PerformPaymentCommand,
  PerformPaymentHandler,
} from './application/commands/payment/perform-payment.js';
import {
  SchedulePaymentCommand,
  SchedulePaymentHandler,
} from './application/commands/payment/schedule-payment.js';
import { DecidePolicy } from './application/policies/decide.js';
import { PayOutPolicy } from './application/policies/pay-out.js';
import { TellPaidPolicy } from './application/policies/tell-paid.js';
import { TellRejectedPolicy } from './application/policies/tell-rejected.js';
import { EventSourcedClaimRepository } from './infrastructure/event-sourced-claim-repository.js';
import { SqlListOpenClaimsQuery } from './infrastructure/queries/sql-list-open-claims.js';
import { SqlPaymentRepository } from './infrastructure/sql-payment-repository.js';
import { openClaimView } from './infrastructure/views/open-claim.js';
import { ClaimController } from './presentation/claim-controller.js';
import { ListOpenClaimsController } from './presentation/list-open-claims-controller.js';
import { PaymentController } from './presentation/payment-controller.js';

export interface ClaimsManagementPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
  readonly customerManagement: CustomerManagementClient;
}

/** The ClaimsManagement context at work. */
export interface ClaimsManagementContext {
  readonly views: readonly View[];
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createClaimsManagement(ports: ClaimsManagementPorts): ClaimsManagementContext {
  const claims = new EventSourcedClaimRepository(ports);
  const payments = new SqlPaymentRepository(ports);
  const listOpenClaimsQuery = new SqlListOpenClaimsQuery(ports.database);
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(
    SubmitClaimCommand,
    new SubmitClaimHandler({
      unitOfWork: ports.database,
      claims,
      customers: ports.customerManagement.customers,
    }),
  );
  commands.register(
    CheckDocumentationCommand,
    new CheckDocumentationHandler({ unitOfWork: ports.database, claims }),
  );
  commands.register(
    CheckInsuranceCommand,
    new CheckInsuranceHandler({ unitOfWork: ports.database, claims }),
  );
  commands.register(
    AcceptClaimCommand,
    new AcceptClaimHandler({ unitOfWork: ports.database, claims }),
  );
  commands.register(
    RejectClaimCommand,
    new RejectClaimHandler({ unitOfWork: ports.database, claims }),
  );
  commands.register(
    NotifyCustomerCommand,
    new NotifyCustomerHandler({ unitOfWork: ports.database, claims }),
  );
  commands.register(
    SchedulePaymentCommand,
    new SchedulePaymentHandler({
      unitOfWork: ports.database,
      handled: ports.handled,
      payments,
      claims,
    }),
  );
  commands.register(
    PerformPaymentCommand,
    new PerformPaymentHandler({ unitOfWork: ports.database, payments }),
  );
  const controllers = [
    new ListOpenClaimsController(listOpenClaimsQuery),
    new ClaimController(commands),
    new PaymentController(commands),
  ];
  return {
    views: [openClaimView],
    subscriptions: [
      new DecidePolicy(commands),
      new PayOutPolicy(commands),
      new TellPaidPolicy(commands),
      new TellRejectedPolicy(commands),
    ],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
