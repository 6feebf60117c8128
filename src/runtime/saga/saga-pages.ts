import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/index.ts';
import {
  actionButton,
  type Column,
  detailView,
  type Html,
  html,
  listView,
  sendPage,
  show,
  showDatetime,
  wholePage,
} from '../pages/index.ts';
import { hasEnded, type SagaInstance, type SagaState, sagaStates } from './saga-instance.ts';
import { SagaOperator } from './saga-operator.ts';
import type { SagaStore } from './saga-store.ts';

const path = '/ops/sagas';
const home = `/ui${path}`;
const shownAtOnce = 200;

const states = sagaStates.map((state) => ({ value: state, label: state }));
const querystring = {
  type: 'object',
  properties: { state: { type: 'string', enum: ['', ...sagaStates] } },
};

/** Where operators look after sagas in a browser, below `/ui`. */
export class SagaPages {
  readonly #operator: SagaOperator;
  readonly #config: { readonly allow: Access<never> };

  constructor(store: SagaStore, operators: Access<never>) {
    this.#operator = new SagaOperator(store);
    this.#config = { allow: operators };
  }

  register(pages: FastifyInstance): void {
    const config = this.#config;
    pages.get<{ Querystring: { readonly state?: SagaState | '' } }>(
      path,
      { schema: { hide: true, querystring }, config },
      async ({ query }, reply) => {
        const found = query.state ? { state: query.state } : {};
        const items = await this.#operator.list({ ...found, limit: shownAtOnce });
        return sendPage(reply, 'Sagas', listOf(items, query));
      },
    );
    pages.get<{ Params: { id: string } }>(
      `${path}/:id`,
      { schema: { hide: true }, config },
      async ({ params: { id } }, reply) =>
        sendPage(reply, id, detailOf(await this.#operator.show(id))),
    );
    this.#change(pages, { verb: 'retry', notice: 'retried' }, (id) => this.#operator.retry(id));
    this.#change(pages, { verb: 'abandon', notice: 'abandoned' }, (id) =>
      this.#operator.abandon(id),
    );
  }

  #change(
    pages: FastifyInstance,
    { verb, notice }: { readonly verb: string; readonly notice: string },
    change: (id: string) => Promise<boolean>,
  ): void {
    pages.post<{ Params: { id: string } }>(
      `${path}/:id/${verb}`,
      { schema: { hide: true }, config: this.#config },
      async ({ params: { id } }, reply) => {
        const isChanged = await change(id);
        return reply.redirect(`${addressOf(id)}?notice=${isChanged ? notice : 'unchanged'}`, 303);
      },
    );
  }
}

const addressOf = (id: string): string => `${home}/${encodeURIComponent(id)}`;

const columns: readonly Column<SagaInstance>[] = [
  { label: 'Saga', cell: ({ id }) => id },
  { label: 'State', cell: ({ state }) => state },
  { label: 'Begun', cell: ({ startedAt }) => showDatetime(startedAt) },
  { label: 'Ended', cell: ({ endedAt }) => showDatetime(endedAt) },
  { label: 'Failed with', cell: ({ journal: { failure } }) => show(failure?.error) },
];

const listOf = (items: readonly SagaInstance[], query: { readonly state?: string }): Html =>
  listView({
    title: 'Sagas',
    path: home,
    query,
    page: wholePage(items),
    columns,
    href: ({ id }) => addressOf(id),
    filters: [{ name: 'state', label: 'State', options: states }],
  });

function detailOf(instance: SagaInstance): Html {
  const { id, state, startedAt, endedAt, journal } = instance;
  const { failure, ending, steps } = journal;
  const all = [...Object.entries(steps), ...(ending ? [['at its end', ending] as const] : [])];
  return html`${detailView({
    title: id,
    fields: [
      { label: 'State', value: state },
      { label: 'Begun', value: showDatetime(startedAt) },
      { label: 'Ended', value: showDatetime(endedAt) },
      { label: 'Failed with', value: show(failure && `${failure.error}: ${failure.message}`) },
      { label: 'Failed at', value: show(failure?.step) },
    ],
    back: { label: 'Sagas', href: home },
  })}
<div class="heading"><h2>Steps</h2>${hasEnded(instance) ? undefined : buttons(id)}</div>
<div class="scroll" tabindex="0" role="region" aria-label="Steps"><table>
<thead><tr><th scope="col">Step</th><th scope="col">State</th><th scope="col" class="number">Attempts</th><th scope="col">Last failure</th></tr></thead>
<tbody>${all.map(
    ([name, record]) =>
      html`<tr><td>${name}</td><td>${record.state}</td><td class="number">${record.attempts}</td><td>${show(
        record.failure && `${record.failure.code}: ${record.failure.message}`,
      )}</td></tr>`,
  )}</tbody></table></div>`;
}

const buttons = (id: string): Html =>
  html`<div class="actions">${actionButton({ label: 'Try again', action: `${addressOf(id)}/retry` })}
${actionButton({ label: 'Give up', action: `${addressOf(id)}/abandon`, kind: 'danger' })}</div>`;
