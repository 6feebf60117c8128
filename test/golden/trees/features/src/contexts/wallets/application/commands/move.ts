import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDecimal, checkString, type Decimal, validate } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { AddCommand } from './wallet/add.js';
import { TakeCommand } from './wallet/take.js';

export interface MoveFields {
  readonly source: string;
  readonly target: string;
  readonly amount: Decimal;
}

export class MoveCommand extends Command<void> {
  readonly fields: MoveFields;

  constructor(fields: MoveFields) {
    super();
    this.fields = fields;
  }
}

export interface MoveHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly commands: CommandBus;
}

export class MoveHandler implements CommandHandler<MoveCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #commands: CommandBus;

  constructor(ports: MoveHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#commands = ports.commands;
  }

  handle({ fields }: MoveCommand): Promise<void> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      await this.#commands.send(new TakeCommand(input.source, { amount: input.amount }));
      await this.#commands.send(new AddCommand(input.target, { amount: input.amount }));
    });
  }

  #input(fields: MoveFields): MoveFields {
    validate({
      source: checkString(fields.source, { max: 255 }),
      target: checkString(fields.target, { max: 255 }),
      amount: checkDecimal(fields.amount, { scale: 4 }),
    });
    return fields;
  }
}
