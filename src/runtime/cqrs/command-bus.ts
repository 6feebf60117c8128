import type { Command, CommandHandler } from './command.ts';
import { HandlerTable, type MessageType } from './handler-table.ts';
import type { Middleware } from './middleware.ts';

export type CommandMiddleware = Middleware<Command<unknown>>;

export interface CommandBusOptions {
  /** Around every handler; the first is the outermost. */
  readonly middleware?: readonly CommandMiddleware[];
}

/**
 * Hands each command to the one handler of its class.
 *
 * @example
 * const commands = new CommandBus({ middleware: [retryConflicts({ tries: 3, unitOfWork })] })
 *   .register(WithdrawCommand, new WithdrawHandler(ports));
 * await commands.send(new WithdrawCommand(id, { amount }));
 */
export class CommandBus {
  readonly #handlers: HandlerTable<Command<unknown>>;

  constructor({ middleware = [] }: CommandBusOptions = {}) {
    this.#handlers = new HandlerTable('command', middleware);
  }

  /** Throws when the class has a handler already. */
  register<C extends Command<unknown>>(type: MessageType<C>, handler: CommandHandler<C>): this {
    // What is found under a class is an instance of it.
    this.#handlers.add(type, (command) => handler.handle(command as C));
    return this;
  }

  /** Throws, naming them, when some of the classes have no handler: to be called at start. */
  requireAll(types: readonly MessageType<Command<unknown>>[]): this {
    this.#handlers.requireAll(types);
    return this;
  }

  send<C extends Command<unknown>>(command: C): Promise<C['result']> {
    // The handler of a class answers that class's result: `register` has seen to it.
    return this.#handlers.dispatch(command) as Promise<C['result']>;
  }
}
