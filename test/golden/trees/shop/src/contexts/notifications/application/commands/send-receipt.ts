import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { type Clock, NotImplemented } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';

export interface SendReceiptFields {
  readonly orderId: string;
  readonly customerId: string;
}

export class SendReceiptCommand extends Command<void> {
  readonly fields: SendReceiptFields;

  constructor(fields: SendReceiptFields) {
    super();
    this.fields = fields;
  }
}

export interface SendReceiptHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly commands: CommandBus;
}

export class SendReceiptHandler implements CommandHandler<SendReceiptCommand> {
  protected readonly ports: SendReceiptHandlerPorts;

  constructor(ports: SendReceiptHandlerPorts) {
    this.ports = ports;
  }

  async handle(command: SendReceiptCommand): Promise<void> {
    throw new NotImplemented('Notifications.SendReceipt');
  }
}
