import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { type Clock, NotImplemented } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { MyPickQuery } from '../queries/my-pick.js';
import type { RichQuery } from '../queries/rich.js';
import type { WalletRepository } from '../wallet-repository.js';

export interface LoginFields {
  readonly name: string;
  readonly password: string;
}

export interface LoginResult {
  readonly token: string;
}

export class LoginCommand extends Command<LoginResult> {
  readonly fields: LoginFields;

  constructor(fields: LoginFields) {
    super();
    this.fields = fields;
  }
}

export interface LoginHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly commands: CommandBus;
  readonly wallets: WalletRepository;
  readonly richQuery: RichQuery;
  readonly myPickQuery: MyPickQuery;
}

export class LoginHandler implements CommandHandler<LoginCommand> {
  protected readonly ports: LoginHandlerPorts;

  constructor(ports: LoginHandlerPorts) {
    this.ports = ports;
  }

  async handle(command: LoginCommand): Promise<LoginResult> {
    throw new NotImplemented('Wallets.Login');
  }
}
