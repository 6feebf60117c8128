import type { Middleware } from './middleware.ts';

/** A class of messages; handlers are found by it, so that two of one name stay apart. */
export type MessageType<Message> = abstract new (...args: never[]) => Message;

type Handle<Message> = (message: Message) => Promise<unknown>;

/** Which handler a message goes to, with the middleware already around it. */
export class HandlerTable<Message extends object> {
  readonly #kind: string;
  readonly #middleware: readonly Middleware<Message>[];
  readonly #handles = new Map<unknown, Handle<Message>>();

  constructor(kind: string, middleware: readonly Middleware<Message>[]) {
    this.#kind = kind;
    this.#middleware = middleware;
  }

  add(type: MessageType<Message>, handle: Handle<Message>): void {
    if (this.#handles.has(type)) {
      throw new Error(
        `${type.name} has a handler already: a ${this.#kind} is registered once, where its bus is made`,
      );
    }
    this.#handles.set(type, this.#middleware.reduceRight(wrap<Message>, settled(handle)));
  }

  requireAll(types: readonly MessageType<Message>[]): void {
    const missing = types.filter((type) => !this.#handles.has(type)).map(({ name }) => name);
    if (missing.length > 0) throw this.#unknown(missing.join(', '));
  }

  // Not `async`: a promise more would cost as much as the look-up.
  dispatch(message: Message): Promise<unknown> {
    const handle = this.#handles.get(message.constructor);
    return handle === undefined
      ? Promise.reject(this.#unknown(message.constructor.name))
      : handle(message);
  }

  #unknown(names: string): Error {
    return new Error(
      `no handler is registered for the ${this.#kind} ${names}: add .register(${names}, handler) where its bus is made`,
    );
  }
}

function wrap<Message>(next: Handle<Message>, around: Middleware<Message>): Handle<Message> {
  return (message) => around(message, next);
}

// A handler that is not `async` may throw before it has a promise to reject.
function settled<Message>(handle: Handle<Message>): Handle<Message> {
  return (message) => {
    try {
      return handle(message);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}
