import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkMember, checkUuid, validate } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { CancelReason } from '../../domain/enums/cancel-reason.js';
import { CancelCommand } from './order/cancel.js';

export interface HandleCancelOrderFields {
  readonly orderId: string;
  readonly reason: CancelReason;
}

export class HandleCancelOrderCommand extends Command<void> {
  readonly fields: HandleCancelOrderFields;

  constructor(fields: HandleCancelOrderFields) {
    super();
    this.fields = fields;
  }
}

export interface HandleCancelOrderHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly commands: CommandBus;
}

export class HandleCancelOrderHandler implements CommandHandler<HandleCancelOrderCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #commands: CommandBus;

  constructor(ports: HandleCancelOrderHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#commands = ports.commands;
  }

  handle({ fields }: HandleCancelOrderCommand): Promise<void> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      await this.#commands.send(new CancelCommand(input.orderId, { reason: input.reason }));
    });
  }

  #input(fields: HandleCancelOrderFields): HandleCancelOrderFields {
    validate({
      orderId: checkUuid(fields.orderId),
      reason: checkMember(fields.reason, Object.values(CancelReason)),
    });
    return fields;
  }
}
