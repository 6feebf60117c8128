import type { CommandBus, HandledCommands } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import type { CardProcessor } from './application/card-processor.js';
import { ChargeCommand, ChargeHandler } from './application/commands/payment/charge.js';
import { RefundCommand, RefundHandler } from './application/commands/payment/refund.js';
import type { PaymentsClient } from './contract.js';
import { SqlPaymentRepository } from './infrastructure/sql-payment-repository.js';

export interface PaymentsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly commands: CommandBus;
  readonly cardProcessor: CardProcessor;
}

/** The Payments context at work. */
export interface PaymentsContext {
  readonly commands: CommandBus;
}

export function createPayments(ports: PaymentsPorts): PaymentsContext {
  const payments = new SqlPaymentRepository(ports);
  const { commands } = ports;
  commands.register(
    ChargeCommand,
    new ChargeHandler({
      unitOfWork: ports.database,
      handled: ports.handled,
      payments,
      cardProcessor: ports.cardProcessor,
    }),
  );
  commands.register(RefundCommand, new RefundHandler({ unitOfWork: ports.database, payments }));
  return {
    commands,
  };
}

/** What other contexts in this process ask. */
export function createPaymentsClient(ports: Pick<PaymentsPorts, 'commands'>): PaymentsClient {
  return {
    commands: ports.commands,
  };
}
