import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/index.ts';
import type { Server } from '../controllers/index.ts';
import { NotFound } from '../domain/index.ts';
import type { DeadLetterQuery, DeadLetterStore } from './dead-letter.ts';
import { DeadLetterPages } from './dead-letter-pages.ts';
import { idsOfCause, mostAtOnce } from './ids-of-cause.ts';

interface Chosen {
  readonly ids?: readonly string[];
  readonly source?: string;
  readonly code?: string;
}

const name = { type: 'string', minLength: 1, maxLength: 255 };
const limit = { type: 'integer', minimum: 1, maximum: 1_000, default: 100 };
const states = ['parked', 'retrying', 'archived'];

/**
 * What operators do over HTTP about events that subscriptions have given up on: the counterpart of
 * `npm run ops -- dead-letters`. No part of the application's own API, and not in its document.
 *
 * @example
 * new DeadLetterController(store, allow('operator')).register(app);
 */
export class DeadLetterController {
  readonly #store: DeadLetterStore;
  readonly #config: { readonly allow: Access<never> };
  readonly #pages: DeadLetterPages;

  /** `operators`: whoever may ask. */
  constructor(store: DeadLetterStore, operators: Access<never>) {
    this.#store = store;
    this.#config = { allow: operators };
    this.#pages = new DeadLetterPages(store, operators);
  }

  /** The same in a browser, below `/ui`. */
  registerPages(pages: FastifyInstance): void {
    this.#pages.register(pages);
  }

  register(app: Server): void {
    this.#list(app);
    this.#mark(app, 'retry', 'retrying');
    this.#mark(app, 'archive', 'archived');
  }

  #list(app: Server): void {
    const config = this.#config;
    const state = { type: 'string', enum: states };
    const querystring = { type: 'object', properties: { state, source: name, code: name, limit } };
    app.get('/ops/dead-letters/causes', { schema: { hide: true }, config }, async () => ({
      items: await this.#store.causes(),
    }));
    app.get<{ Querystring: DeadLetterQuery }>(
      '/ops/dead-letters',
      { schema: { hide: true, querystring }, config },
      async (request) => ({ items: await this.#store.list(request.query) }),
    );
    app.get<{ Params: { id: string } }>(
      '/ops/dead-letters/:id',
      { schema: { hide: true }, config },
      async (request) => {
        const letter = await this.#store.get(request.params.id);
        if (letter === undefined) throw new NotFound('DeadLetter', request.params.id);
        return letter;
      },
    );
  }

  #mark(app: Server, verb: string, state: 'retrying' | 'archived'): void {
    const ids = { type: 'array', minItems: 1, maxItems: mostAtOnce, items: name };
    const body = {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: { ids, source: name, code: name },
    };
    app.post<{ Body: Chosen }>(
      `/ops/dead-letters/${verb}`,
      { schema: { hide: true, body }, config: this.#config },
      async (request) => {
        const { ids, ...cause } = request.body;
        const chosen = ids ?? (await idsOfCause(this.#store, cause));
        return { count: await this.#store.mark(chosen, state) };
      },
    );
  }
}
