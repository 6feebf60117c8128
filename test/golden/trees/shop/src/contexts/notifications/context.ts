import { CommandBus, type CommandMiddleware, type KeyedCalls } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import {
  SendCancellationCommand,
  SendCancellationHandler,
} from './application/commands/send-cancellation.js';
import { SendReceiptCommand, SendReceiptHandler } from './application/commands/send-receipt.js';
import { TellCustomerPolicy } from './application/policies/tell-customer.js';

export interface NotificationsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
}

/** The Notifications context at work. */
export interface NotificationsContext {
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
}

export function createNotifications(ports: NotificationsPorts): NotificationsContext {
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(
    SendReceiptCommand,
    new SendReceiptHandler({ unitOfWork: ports.database, clock: ports.clock, commands }),
  );
  commands.register(
    SendCancellationCommand,
    new SendCancellationHandler({ unitOfWork: ports.database, clock: ports.clock, commands }),
  );
  return {
    subscriptions: [new TellCustomerPolicy(commands)],
    commands,
  };
}
