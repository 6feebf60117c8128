import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * What becomes of a call: `refuse`, `fail` and `hang` come before its effect (it never arrives, or is
 * never answered), `lost` and `late` after it (its answer is an error, or never comes), `twice`: it is
 * delivered twice at once.
 */
export type Fate = 'refuse' | 'fail' | 'hang' | 'lost' | 'late' | 'twice';

/** What a provider of payments does. */
export type Provider = 'accepts' | 'declines' | 'fails' | 'fails once' | 'hangs';

/** What an order meets outside of the shop. */
export interface Meeting {
  /** By the place of the call, such as `reserve/1`, `charge:undo` or `failed`: one attempt after the other. */
  readonly calls?: Readonly<Record<string, readonly Fate[]>>;
  readonly card?: Provider;
  readonly backup?: Provider;
  /** Done before the call of a place arrives. */
  readonly meanwhile?: { readonly at: string; readonly act: (orderId: string) => Promise<void> };
}

export interface Call {
  readonly orderId: string;
  readonly key: string;
  /** The end of its key. @example 'reserve/1' */
  readonly place: string;
  readonly recall: boolean;
}

interface Told extends Omit<Call, 'place'> {
  readonly correlationId?: string;
  readonly [field: string]: unknown;
}

/** The network between a saga and whom it calls, the providers of payments, and the mail. */
export class Outside {
  /** Each attempt, in order. */
  readonly calls: Call[] = [];
  /** Orders whose money was taken, by provider: one that asks twice is answered as before. */
  readonly taken = { card: new Set<string>(), backup: new Set<string>() };
  readonly mail = { receipts: new Set<string>(), cancellations: new Set<string>() };
  /** `<order> <place>` of calls that were left hanging. */
  readonly hanging = new Set<string>();
  readonly #meetings = new Map<string, Meeting>();
  readonly #left = new Map<string, Fate[]>();
  readonly #asked = new Map<string, number>();
  readonly #server = createServer((request, response) => {
    this.#receive(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async listen(): Promise<Readonly<Record<string, string>>> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const url = `http://127.0.0.1:${port}`;
    const providers = { CARD_URL: `${url}/card`, BACKUP_CARD_URL: `${url}/backup` };
    return { FATES_URL: url, MAIL_URL: url, ...providers };
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  expect(orderId: string, meeting: Meeting): void {
    this.#meetings.set(orderId, meeting);
    for (const [place, fates] of Object.entries(meeting.calls ?? {})) {
      this.#left.set(`${orderId} ${place}`, [...fates]);
    }
  }

  /** From now on all goes well. */
  relent(): void {
    this.#left.clear();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    // Those who ask are this test's own.
    const told = JSON.parse(text) as Told;
    const [, path = '', rest] = request.url?.split('/') ?? [];
    if (rest === 'payments') return this.#pay(path as 'card' | 'backup', told, response);
    if (path === 'receipts' || path === 'cancellations') this.mail[path].add(told.orderId);
    response.end(path === 'calls' ? await this.#fateOf(told) : '');
    if (path === 'late') this.hanging.add(`${told.orderId} ${placeOf(told.key)}`);
  }

  async #fateOf({ orderId, key, recall }: Told): Promise<string> {
    const place = placeOf(key);
    this.calls.push({ orderId, key, place, recall });
    const { meanwhile } = this.#meetings.get(orderId) ?? {};
    if (meanwhile?.at === place) await meanwhile.act(orderId);
    const fate = recall ? undefined : this.#left.get(`${orderId} ${place}`)?.shift();
    if (fate === 'hang') this.hanging.add(`${orderId} ${place}`);
    return fate ?? '';
  }

  #pay(name: 'card' | 'backup', { correlationId = '' }: Told, response: ServerResponse): void {
    const times = (this.#asked.get(`${name} ${correlationId}`) ?? 0) + 1;
    this.#asked.set(`${name} ${correlationId}`, times);
    const does = this.#meetings.get(correlationId)?.[name] ?? 'accepts';
    if (does === 'hangs') return;
    if (does === 'fails' || (does === 'fails once' && times === 1)) {
      response.writeHead(500).end();
      return;
    }
    if (does !== 'declines') this.taken[name].add(correlationId);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ message: does === 'declines' ? 'declined' : 'accepted' }));
  }
}

/** @example placeOf('ordering.checkout:0194…/reserve/1:undo') // 'reserve/1:undo' */
const placeOf = (key: string): string => /^[^:]+:[^/:]+[/:](.*)$/.exec(key)?.[1] ?? '';
