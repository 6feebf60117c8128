import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/index.ts';
import type { Server } from '../controllers/index.ts';
import { NotFound } from '../domain/index.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import { ProcessPages } from './process-pages.ts';
import type { ProcessQuery, ProcessStore } from './process-store.ts';

const querystring = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: ['running', 'ended'], default: 'running' },
    process: { type: 'string', minLength: 1, maxLength: 255 },
    limit: { type: 'integer', minimum: 1, maximum: 1_000, default: 100 },
  },
};

/**
 * What operators see of processes over HTTP: the counterpart of `npm run ops -- processes`. No part
 * of the application's own API, and not in its document.
 *
 * @example
 * new ProcessController(store, allow('operator')).register(app);
 */
export class ProcessController {
  readonly #store: ProcessStore;
  readonly #config: { readonly allow: Access<never> };
  readonly #pages: ProcessPages;

  /** `operators`: whoever may ask. */
  constructor(store: ProcessStore, operators: Access<never>) {
    this.#store = store;
    this.#config = { allow: operators };
    this.#pages = new ProcessPages(store, operators);
  }

  /** The same in a browser, below `/ui`. */
  registerPages(pages: FastifyInstance): void {
    this.#pages.register(pages);
  }

  register(app: Server): void {
    const config = this.#config;
    app.get<{ Querystring: ProcessQuery }>(
      '/ops/processes',
      { schema: { hide: true, querystring }, config },
      async (request) => ({ items: (await this.#store.list(request.query)).map(shown) }),
    );
    app.get<{ Params: { process: string; key: string } }>(
      '/ops/processes/:process/:key',
      { schema: { hide: true }, config },
      async ({ params: { process, key } }) => {
        const instance = await this.#store.get(process, key);
        if (instance === undefined) throw new NotFound('Process', `${process} ${key}`);
        const timers = await this.#store.timers(process, key);
        return { ...shown(instance), timers: timers.map(timerShown) };
      },
    );
  }
}

/** Without what it remembers, which may be nobody's business. */
const shown = ({ process, key, state, startedAt, endedAt }: ProcessInstance) => ({
  process,
  key,
  state,
  startedAt,
  endedAt,
});

const timerShown = ({ name, dueAt, at }: Timer) => ({
  name,
  /** Null: it has fired, and is not done. */
  dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  scheduledAt: at,
});
