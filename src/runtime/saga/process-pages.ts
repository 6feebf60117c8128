import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/index.ts';
import { NotFound } from '../domain/index.ts';
import {
  type Column,
  detailView,
  type Html,
  listView,
  sendPage,
  showDatetime,
  wholePage,
} from '../pages/index.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import type { ProcessStore } from './process-store.ts';

const path = '/ops/processes';
const home = `/ui${path}`;
const shownAtOnce = 200;

const states = ['running', 'ended'] as const;
type State = (typeof states)[number];

const querystring = {
  type: 'object',
  properties: { state: { type: 'string', enum: ['', ...states] } },
};

/** Where operators look at processes in a browser, below `/ui`. */
export class ProcessPages {
  readonly #store: ProcessStore;
  readonly #config: { readonly allow: Access<never> };

  constructor(store: ProcessStore, operators: Access<never>) {
    this.#store = store;
    this.#config = { allow: operators };
  }

  register(pages: FastifyInstance): void {
    const config = this.#config;
    pages.get<{ Querystring: { readonly state?: State | '' } }>(
      path,
      { schema: { hide: true, querystring }, config },
      async ({ query }, reply) => {
        const found = query.state ? { state: query.state } : {};
        const items = await this.#store.list({ ...found, limit: shownAtOnce });
        return sendPage(reply, 'Processes', listOf(items, query));
      },
    );
    pages.get<{ Params: { process: string; key: string } }>(
      `${path}/:process/:key`,
      { schema: { hide: true }, config },
      async ({ params: { process, key } }, reply) => {
        const instance = await this.#store.get(process, key);
        if (instance === undefined) throw new NotFound('Process', `${process} ${key}`);
        const timers = await this.#store.timers(process, key);
        return sendPage(reply, `${process} ${key}`, detailOf(instance, timers));
      },
    );
  }
}

const columns: readonly Column<ProcessInstance>[] = [
  { label: 'Key', cell: ({ key }) => key },
  { label: 'Process', cell: ({ process }) => process },
  { label: 'State', cell: ({ state }) => state },
  { label: 'Begun', cell: ({ startedAt }) => showDatetime(startedAt) },
  { label: 'Ended', cell: ({ endedAt }) => showDatetime(endedAt) },
];

const listOf = (items: readonly ProcessInstance[], query: { readonly state?: string }): Html =>
  listView({
    title: 'Processes',
    path: home,
    query,
    page: wholePage(items),
    columns,
    href: ({ process, key }) => `${home}/${process}/${encodeURIComponent(key)}`,
    filters: [
      {
        name: 'state',
        label: 'State',
        options: states.map((state) => ({ value: state, label: state })),
      },
    ],
  });

/** Without what it remembers, which may be nobody's business. */
function detailOf(
  { process, key, state, startedAt, endedAt }: ProcessInstance,
  timers: readonly Timer[],
): Html {
  return detailView({
    title: key,
    fields: [
      { label: 'Process', value: process },
      { label: 'State', value: state },
      { label: 'Begun', value: showDatetime(startedAt) },
      { label: 'Ended', value: showDatetime(endedAt) },
      ...timers.map(({ name, dueAt }) => ({
        label: `Timer ${name}`,
        value: dueAt === null ? 'has fired' : showDatetime(new Date(dueAt).toISOString()),
      })),
    ],
    back: { label: 'Processes', href: home },
  });
}
