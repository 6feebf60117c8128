import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDecimal, checkString, type Decimal, validate } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { AddCommand } from './wallet/add.js';

export interface HandleRateChangedFields {
  readonly walletId: string;
  readonly rate: Decimal;
}

export class HandleRateChangedCommand extends Command<void> {
  readonly fields: HandleRateChangedFields;

  constructor(fields: HandleRateChangedFields) {
    super();
    this.fields = fields;
  }
}

export interface HandleRateChangedHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly commands: CommandBus;
}

export class HandleRateChangedHandler implements CommandHandler<HandleRateChangedCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #commands: CommandBus;

  constructor(ports: HandleRateChangedHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#commands = ports.commands;
  }

  handle({ fields }: HandleRateChangedCommand): Promise<void> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      if (!input.rate.gt(1)) return;
      await this.#commands.send(new AddCommand(input.walletId, { amount: input.rate }));
    });
  }

  #input(fields: HandleRateChangedFields): HandleRateChangedFields {
    validate({
      walletId: checkString(fields.walletId, { max: 255 }),
      rate: checkDecimal(fields.rate, { scale: 4 }),
    });
    return fields;
  }
}
