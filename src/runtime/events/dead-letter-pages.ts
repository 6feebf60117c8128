import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../auth/index.ts';
import {
  actionButton,
  type Column,
  type Html,
  html,
  listView,
  postedText,
  sendPage,
  showDatetime,
  wholePage,
} from '../pages/index.ts';
import type {
  DeadLetter,
  DeadLetterCause,
  DeadLetterQuery,
  DeadLetterStore,
} from './dead-letter.ts';
import { idsOfCause } from './ids-of-cause.ts';

const path = '/ops/dead-letters';
const home = `/ui${path}`;
const shownAtOnce = 200;

/** Where operators look after dead letters in a browser, below `/ui`. */
export class DeadLetterPages {
  readonly #store: DeadLetterStore;
  readonly #route: object;

  constructor(store: DeadLetterStore, operators: Access<never>) {
    this.#store = store;
    this.#route = { schema: { hide: true }, config: { allow: operators } };
  }

  register(pages: FastifyInstance): void {
    pages.get<{ Querystring: DeadLetterQuery }>(path, this.#route, async ({ query }, reply) => {
      const { source, code } = query;
      const isOfCause = source !== undefined && code !== undefined;
      return sendPage(
        reply,
        'Dead letters',
        await (isOfCause ? this.#ofCause(query) : this.#all()),
      );
    });
    this.#mark(pages, 'retry', 'retrying');
    this.#mark(pages, 'archive', 'archived');
  }

  async #all(): Promise<Html> {
    const causes = await this.#store.causes();
    return listView({ ...pageOf(causes), title: 'Dead letters', columns: causeColumns, href });
  }

  async #ofCause({ source = '', code = '' }: DeadLetterQuery): Promise<Html> {
    const letters = await this.#store.list({ source, code, limit: shownAtOnce });
    return html`<nav class="back"><a href="${home}">← Dead letters</a></nav>
${listView({ ...pageOf(letters), title: `${code} of ${source}`, columns: letterColumns })}`;
  }

  #mark(pages: FastifyInstance, verb: string, state: 'retrying' | 'archived'): void {
    pages.post(`${path}/${verb}`, this.#route, async (request, reply) => {
      const count = await this.#store.mark(await this.#chosenBy(request), state);
      return done(reply, count > 0 ? noticeOf[state] : 'unchanged');
    });
  }

  /** One, or all of a cause. */
  async #chosenBy(request: FastifyRequest): Promise<readonly string[]> {
    const id = postedText(request, 'id');
    if (id !== undefined) return [id];
    const [source = '', code = ''] = [postedText(request, 'source'), postedText(request, 'code')];
    return idsOfCause(this.#store, { source, code });
  }
}

const noticeOf = { retrying: 'retried', archived: 'archived' };

const done = (reply: FastifyReply, notice: string) =>
  reply.redirect(`${home}?notice=${notice}`, 303);

const pageOf = <Row>(items: readonly Row[]) => ({ path: home, query: {}, page: wholePage(items) });

const href = ({ source, code }: DeadLetterCause): string =>
  `${home}?${new URLSearchParams({ source, code })}`;

const buttons = (values: Readonly<Record<string, string>>): Html =>
  html`<div class="actions">${actionButton({ label: 'Handle again', action: `${home}/retry`, values, kind: 'quiet' })}
${actionButton({ label: 'Archive', action: `${home}/archive`, values, kind: 'quiet' })}</div>`;

const causeColumns: readonly Column<DeadLetterCause>[] = [
  { label: 'Cause', cell: ({ code }) => code },
  { label: 'Message', cell: ({ message }) => message },
  { label: 'Event', cell: ({ type, source }) => html`${type}<br>for ${source}` },
  { label: 'Count', cell: ({ count }) => count, numeric: true },
  { label: 'Last', cell: ({ last }) => showDatetime(last) },
  { label: '', cell: ({ source, code }) => buttons({ source, code }) },
];

const letterColumns: readonly Column<DeadLetter>[] = [
  { label: 'Event', cell: ({ type }) => type },
  { label: 'Of', cell: ({ key }) => key },
  { label: 'Message', cell: ({ message }) => message },
  { label: 'Attempts', cell: ({ attempts }) => attempts, numeric: true },
  { label: 'Parked', cell: ({ at }) => showDatetime(at) },
  { label: '', cell: ({ id }) => buttons({ id }) },
];
