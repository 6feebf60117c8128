import { HandlerTable, type MessageType } from './handler-table.ts';
import type { Middleware } from './middleware.ts';
import type { Query, QueryHandler } from './query.ts';

export type QueryMiddleware = Middleware<Query<unknown>>;

export interface QueryBusOptions {
  /** Around every handler; the first is the outermost. */
  readonly middleware?: readonly QueryMiddleware[];
}

/** Hands each query to the one handler of its class. */
export class QueryBus {
  readonly #handlers: HandlerTable<Query<unknown>>;

  constructor({ middleware = [] }: QueryBusOptions = {}) {
    this.#handlers = new HandlerTable('query', middleware);
  }

  /** Throws when the class has a handler already. */
  register<Q extends Query<unknown>>(type: MessageType<Q>, handler: QueryHandler<Q>): this {
    // What is found under a class is an instance of it.
    this.#handlers.add(type, (query) => handler.handle(query as Q));
    return this;
  }

  /** Throws, naming them, when some of the classes have no handler: to be called at start. */
  requireAll(types: readonly MessageType<Query<unknown>>[]): this {
    this.#handlers.requireAll(types);
    return this;
  }

  ask<Q extends Query<unknown>>(query: Q): Promise<Q['result']> {
    // The handler of a class answers that class's result: `register` has seen to it.
    return this.#handlers.dispatch(query) as Promise<Q['result']>;
  }
}
