import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/index.ts';
import { noContent, type Server } from '../controllers/index.ts';
import { Conflict } from '../domain/index.ts';
import { type SagaInstance, type StepRecord, sagaStates } from './saga-instance.ts';
import { SagaOperator } from './saga-operator.ts';
import { SagaPages } from './saga-pages.ts';
import type { SagaQuery, SagaStore } from './saga-store.ts';

const querystring = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: sagaStates, default: 'parked' },
    saga: { type: 'string', minLength: 1, maxLength: 255 },
    limit: { type: 'integer', minimum: 1, maximum: 1_000, default: 100 },
  },
};

/**
 * What operators do over HTTP about sagas: the counterpart of `npm run ops -- sagas`. No part of the
 * application's own API, and not in its document.
 *
 * @example
 * new SagaController(store, allow('operator')).register(app);
 */
export class SagaController {
  readonly #operator: SagaOperator;
  readonly #config: { readonly allow: Access<never> };
  readonly #pages: SagaPages;

  /** `operators`: whoever may ask. */
  constructor(store: SagaStore, operators: Access<never>) {
    this.#operator = new SagaOperator(store);
    this.#config = { allow: operators };
    this.#pages = new SagaPages(store, operators);
  }

  /** The same in a browser, below `/ui`. */
  registerPages(pages: FastifyInstance): void {
    this.#pages.register(pages);
  }

  register(app: Server): void {
    const config = this.#config;
    app.get<{ Querystring: SagaQuery }>(
      '/ops/sagas',
      { schema: { hide: true, querystring }, config },
      async (request) => ({ items: (await this.#operator.list(request.query)).map(shown) }),
    );
    app.get<{ Params: { id: string } }>(
      '/ops/sagas/:id',
      { schema: { hide: true }, config },
      async (request) => shown(await this.#operator.show(request.params.id)),
    );
    this.#change(app, 'retry', (id) => this.#operator.retry(id));
    this.#change(app, 'abandon', (id) => this.#operator.abandon(id));
  }

  #change(app: Server, verb: string, change: (id: string) => Promise<boolean>): void {
    app.post<{ Params: { id: string } }>(
      `/ops/sagas/:id/${verb}`,
      { schema: { hide: true }, config: this.#config },
      async (request, reply) => {
        if (!(await change(request.params.id))) {
          throw new Conflict('it has ended, or changes at this moment');
        }
        return noContent(reply);
      },
    );
  }
}

/** Without what steps have replied, which may be nobody's business. */
function shown({ id, saga, state, startedAt, endedAt, owner, journal }: SagaInstance) {
  const { steps, ending, failure = null } = journal;
  return {
    id,
    saga,
    state,
    startedAt,
    endedAt,
    owner,
    failure,
    steps: Object.entries(steps).map(([name, record]) => stepShown(name, record)),
    ...(ending && { ending: stepShown(failure === null ? 'done' : 'failed', ending) }),
  };
}

function stepShown(name: string, { state, attempts, at, restsUntil, failure }: StepRecord) {
  return {
    name,
    state,
    attempts,
    at,
    ...(restsUntil !== undefined && { restsUntil: new Date(restsUntil).toISOString() }),
    ...(failure && { failure }),
  };
}
