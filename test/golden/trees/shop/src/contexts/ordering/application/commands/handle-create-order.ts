import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkMember, checkUuid, validate } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { Currency } from '../../../../shared/enums/currency.js';
import { OpenCommand } from './order/open.js';

export interface HandleCreateOrderFields {
  readonly requestId: string;
  readonly customerId: string;
  readonly currency: Currency;
}

export class HandleCreateOrderCommand extends Command<void> {
  readonly fields: HandleCreateOrderFields;

  constructor(fields: HandleCreateOrderFields) {
    super();
    this.fields = fields;
  }
}

export interface HandleCreateOrderHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly commands: CommandBus;
}

export class HandleCreateOrderHandler implements CommandHandler<HandleCreateOrderCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #commands: CommandBus;

  constructor(ports: HandleCreateOrderHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#commands = ports.commands;
  }

  handle({ fields }: HandleCreateOrderCommand): Promise<void> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      await this.#commands.send(
        new OpenCommand({ customerId: input.customerId, currency: input.currency }),
      );
    });
  }

  #input(fields: HandleCreateOrderFields): HandleCreateOrderFields {
    validate({
      requestId: checkUuid(fields.requestId),
      customerId: checkUuid(fields.customerId),
      currency: checkMember(fields.currency, Object.values(Currency)),
    });
    return fields;
  }
}
