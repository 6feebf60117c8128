import type { Command, CommandHandler } from './command.ts';
import { HandlerTable, type MessageType } from './handler-table.ts';
import type { KeyedCalls } from './keyed-calls.ts';
import type { Middleware } from './middleware.ts';

export type CommandMiddleware = Middleware<Command<unknown>>;

export interface CommandBusOptions {
  /** Around every handler; the first is the outermost. */
  readonly middleware?: readonly CommandMiddleware[];
  /** Recognises what is sent again with the same key; without it nothing can be sent with one. */
  readonly keyed?: KeyedCalls;
}

export interface SendOptions {
  /**
   * Made of what the command follows from, such as `<subscription>:<event id>`: sent again with it, a
   * command of the same class changes nothing, and is answered as it was the first time.
   */
  readonly key?: string;
  /**
   * What was sent with the key is answered if it was handled, and else never handled any more: then
   * this throws Recalled, and so does whatever arrives late with the key.
   */
  readonly recall?: boolean;
}

/** Where commands are sent: the bus of a context, or a client that reaches one. */
export interface CommandSender {
  send<C extends Command<unknown>>(command: C, options?: SendOptions): Promise<C['result']>;
}

/**
 * Hands each command to the one handler of its class.
 *
 * @example
 * const commands = new CommandBus({ middleware: [retryConflicts({ tries: 3, unitOfWork })] })
 *   .register(WithdrawCommand, new WithdrawHandler(ports));
 * await commands.send(new WithdrawCommand(id, { amount }));
 */
export class CommandBus implements CommandSender {
  readonly #handlers: HandlerTable<Command<unknown>>;
  readonly #keyed: KeyedCalls | undefined;

  constructor({ middleware = [], keyed }: CommandBusOptions = {}) {
    this.#handlers = new HandlerTable('command', middleware);
    this.#keyed = keyed;
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

  send<C extends Command<unknown>>(
    command: C,
    { key, recall = false }: SendOptions = {},
  ): Promise<C['result']> {
    const answer =
      key === undefined ? this.#handlers.dispatch(command) : this.#sendOnce(command, key, recall);
    // The handler of a class answers that class's result: `register` has seen to it.
    return answer as Promise<C['result']>;
  }

  async #sendOnce(command: Command<unknown>, key: string, recall: boolean): Promise<unknown> {
    const { name } = command.constructor;
    if (this.#keyed === undefined) {
      throw new Error(`${name} is sent with a key, but its bus was made without \`keyed\``);
    }
    if (recall) return this.#keyed.recall(name, key);
    return this.#keyed.once(name, key, () => this.#handlers.dispatch(command));
  }
}
