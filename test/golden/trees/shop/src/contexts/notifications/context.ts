import type { CommandBus } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import {
  SendCancellationCommand,
  SendCancellationHandler,
} from './application/commands/send-cancellation.js';
import { SendReceiptCommand, SendReceiptHandler } from './application/commands/send-receipt.js';
import { TellCustomerPolicy } from './application/policies/tell-customer.js';
import type { NotificationsClient } from './contract.js';

export interface NotificationsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly commands: CommandBus;
}

/** The Notifications context at work. */
export interface NotificationsContext {
  readonly subscriptions: readonly EventSubscription[];
  readonly commands: CommandBus;
}

export function createNotifications(ports: NotificationsPorts): NotificationsContext {
  const { commands } = ports;
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

/** What other contexts in this process ask. */
export function createNotificationsClient(
  ports: Pick<NotificationsPorts, 'commands'>,
): NotificationsClient {
  return {
    commands: ports.commands,
  };
}
