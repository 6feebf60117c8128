import { type Dispatcher, Pool } from 'undici';
import { Unavailable } from '../domain/index.ts';
import {
  BreakerOpen,
  type BreakerState,
  CircuitBreaker,
  type RetryPolicy,
  retry,
  TimeoutError,
  timeout,
  type Verdict,
} from '../resilience/index.ts';
import { ExternalFailure, type ExternalFailureInfo, type FailureKind } from './external-failure.ts';
import { ReplyTooLarge, readReply } from './read-reply.ts';
import { type Parameters, requestTarget } from './request-target.ts';

export interface ExternalClientOptions {
  /** As in the spec: `CardProcessor`. */
  readonly name: string;
  readonly url: string;
  /** How long one attempt may take, in milliseconds. */
  readonly timeout: number;
  readonly retry?: RetryPolicy;
  readonly breaker?: { readonly failures: number; readonly within: number; readonly open: number };
  readonly onBreaker?: (state: BreakerState, name: string) => void;
  /** Added to every request: correlation ids, credentials. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** How large an answer may be; 1 MiB when absent. */
  readonly mostBytes?: number;
  /** Carries the requests; a pool of connections of its own when absent. */
  readonly dispatcher?: Dispatcher;
}

export interface ExternalRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/graph/:origin/paths`, below the client's URL. */
  readonly path: string;
  readonly params?: Parameters;
  readonly query?: Parameters;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Reads the JSON of the answer, and throws when it does not fit. */
  readonly decode: (json: unknown) => T;
}

export interface ExternalCallOptions {
  readonly signal?: AbortSignal;
}

/** For operations whose answer nobody reads. */
export const noReply = (): void => undefined;

/** Calls one system outside, as patiently as it was told to; what it cannot do is Unavailable. */
export class ExternalClient {
  readonly #options: ExternalClientOptions;
  readonly #origin: string;
  readonly #prefix: string;
  readonly #dispatcher: Dispatcher;
  readonly #breaker: CircuitBreaker | undefined;

  constructor(options: ExternalClientOptions) {
    const { origin, pathname } = new URL(options.url);
    this.#options = options;
    this.#origin = origin;
    this.#prefix = pathname.replace(/\/$/, '');
    this.#dispatcher = options.dispatcher ?? new Pool(origin);
    this.#breaker = breakerOf(options);
  }

  /** What the breaker is up to; `closed` when there is none. */
  get breakerState(): BreakerState {
    return this.#breaker?.state ?? 'closed';
  }

  async call<T>(request: ExternalRequest<T>, { signal }: ExternalCallOptions = {}): Promise<T> {
    const path = this.#prefix + requestTarget(request);
    const policy = this.#options.retry ?? { attempts: 0, from: 0 };
    const attempt = (): Promise<T> => this.#attempt(path, request, signal);
    try {
      return await retry(attempt, { ...policy, signal, when: isTransient });
    } catch (error) {
      signal?.throwIfAborted();
      throw new Unavailable(this.#options.name, { cause: this.#explain(error) });
    }
  }

  /** Closes its own connections; a dispatcher that it was handed stays open. */
  async close(): Promise<void> {
    if (this.#options.dispatcher === undefined) await this.#dispatcher.close();
  }

  async #attempt<T>(
    path: string,
    request: ExternalRequest<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const limits = { millis: this.#options.timeout, signal };
    const exchange = (): Promise<T> =>
      timeout((end) => this.#exchange(path, request, end), limits).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw this.#explain(error);
      });
    return this.#breaker === undefined ? exchange() : this.#breaker.run(exchange);
  }

  async #exchange<T>(path: string, request: ExternalRequest<T>, signal: AbortSignal): Promise<T> {
    const { statusCode, body } = await this.#dispatcher.request({
      origin: this.#origin,
      path,
      method: request.method,
      headers: this.#headersOf(request),
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal,
    });
    const text = await readReply(body, this.#options.mostBytes ?? 1_048_576);
    if (statusCode < 200 || statusCode > 299) {
      throw this.#failure({
        kind: 'status',
        status: statusCode,
        reason: `${request.method} ${path} was answered ${statusCode}: ${text.slice(0, 500)}`,
      });
    }
    return this.#decode(text, request);
  }

  #headersOf(request: ExternalRequest<unknown>): Record<string, string> {
    return {
      accept: 'application/json',
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
      ...this.#options.headers?.(),
    };
  }

  #decode<T>(text: string, { decode }: ExternalRequest<T>): T {
    try {
      return decode(text === '' || Object.is(decode, noReply) ? undefined : JSON.parse(text));
    } catch (cause) {
      const reason = `the answer does not fit: ${messageOf(cause)}`;
      throw this.#failure({ kind: 'reply', reason, cause });
    }
  }

  #explain(error: unknown): ExternalFailure {
    if (error instanceof ExternalFailure) return error;
    const reason = messageOf(error);
    if (error instanceof BreakerOpen) return this.#failure({ kind: 'open', reason, cause: error });
    return this.#failure({ kind: kindOf(error), reason, cause: error });
  }

  #failure(info: Omit<ExternalFailureInfo, 'external'>): ExternalFailure {
    return new ExternalFailure({ external: this.#options.name, ...info });
  }
}

function breakerOf({
  name,
  breaker,
  onBreaker,
}: ExternalClientOptions): CircuitBreaker | undefined {
  if (breaker === undefined) return undefined;
  return new CircuitBreaker({
    name,
    judge,
    ...breaker,
    ...(onBreaker !== undefined && { onChange: onBreaker }),
  });
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof TimeoutError) return 'timeout';
  return error instanceof ReplyTooLarge ? 'reply' : 'network';
}

function judge(error: unknown): Verdict {
  if (!(error instanceof ExternalFailure)) return 'unknown';
  return error.isItsFault ? 'fails' : 'works';
}

function isTransient(error: unknown): boolean {
  return error instanceof ExternalFailure && error.isTransient;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
