import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { type Clock, NotImplemented } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';

export interface SendCancellationFields {
  readonly orderId: string;
}

export class SendCancellationCommand extends Command<void> {
  readonly fields: SendCancellationFields;

  constructor(fields: SendCancellationFields) {
    super();
    this.fields = fields;
  }
}

export interface SendCancellationHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly commands: CommandBus;
}

export class SendCancellationHandler implements CommandHandler<SendCancellationCommand> {
  protected readonly ports: SendCancellationHandlerPorts;

  constructor(ports: SendCancellationHandlerPorts) {
    this.ports = ports;
  }

  async handle(command: SendCancellationCommand): Promise<void> {
    throw new NotImplemented('Notifications.SendCancellation');
  }
}
