import { CommandBus, type CommandMiddleware } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import {
  SendCancellationCommand,
  SendCancellationHandler,
} from './application/commands/send-cancellation.js';
import { SendReceiptCommand, SendReceiptHandler } from './application/commands/send-receipt.js';

export interface NotificationsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly middleware: readonly CommandMiddleware[];
}

/** The Notifications context at work. */
export interface NotificationsContext {
  readonly commands: CommandBus;
}

export function createNotifications(ports: NotificationsPorts): NotificationsContext {
  const commands = new CommandBus({ middleware: ports.middleware });
  commands.register(
    SendReceiptCommand,
    new SendReceiptHandler({ unitOfWork: ports.database, clock: ports.clock, commands }),
  );
  commands.register(
    SendCancellationCommand,
    new SendCancellationHandler({ unitOfWork: ports.database, clock: ports.clock, commands }),
  );
  return {
    commands,
  };
}
