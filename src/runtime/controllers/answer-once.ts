import { createHash } from 'node:crypto';
import type { RouteHandlerMethod } from 'fastify';
import { type DomainError, isDomainError } from '../domain/index.ts';
import type { ErrorFormat } from './error-format.ts';
import { BadRequest, IdempotencyConflict, IdempotencyMismatch } from './http-errors.ts';
import type { Idempotency, KeptAnswer, KeptRequest } from './idempotency.ts';
import type { Reply, Request } from './server-options.ts';

type Handle = (request: Request, reply: Reply) => unknown;
type Asked = Omit<KeptRequest, 'answer'>;

/** Refusals that another try may well overcome: they are not kept. */
const passing = new Set([
  'Unauthenticated',
  'Forbidden',
  'TooManyRequests',
  'Conflict',
  'IdempotencyConflict',
  'IdempotencyMismatch',
]);

const keptHeaders = ['content-type', 'etag', 'location'];

/**
 * Makes a handler answer a repeated Idempotency-Key as the first time. Effect and answer are
 * committed together: a crash leaves both or neither, so a repeat never doubles the effect.
 */
export class AnswerOnce {
  readonly #idempotency: Idempotency;
  readonly #format: ErrorFormat;
  readonly #running = new Set<string>();

  constructor(idempotency: Idempotency, format: ErrorFormat) {
    this.#idempotency = idempotency;
    this.#format = format;
  }

  wrap(handler: RouteHandlerMethod, route: string): RouteHandlerMethod {
    const once = this;
    return function answerOnce(request, reply) {
      const key = request.headers['idempotency-key'];
      const handle: Handle = handler.bind(this);
      return key === undefined
        ? handle(request, reply)
        : once.#answer(request, reply, { handle, key: readKey(key), route });
    };
  }

  async #answer(
    request: Request,
    reply: Reply,
    { handle, key, route }: { handle: Handle; key: string; route: string },
  ): Promise<unknown> {
    const scope = `${request.actor.id} ${route}`;
    const running = `${scope} ${key}`;
    if (this.#running.has(running)) {
      throw new IdempotencyConflict();
    }
    this.#running.add(running);
    const asked = { scope, key, fingerprint: fingerprintOf(request) };
    try {
      return await this.#firstOrAgain(request, reply, { handle, asked });
    } catch (error) {
      if (isKept(error)) {
        await this.#keep(error, asked, request);
      }
      throw error;
    } finally {
      this.#running.delete(running);
    }
  }

  async #firstOrAgain(
    request: Request,
    reply: Reply,
    { handle, asked }: { handle: Handle; asked: Asked },
  ): Promise<string> {
    const { store, unitOfWork } = this.#idempotency;
    return unitOfWork.run(async () => {
      const kept = await store.find(asked.scope, asked.key);
      if (kept !== undefined) {
        return replay(reply, kept, asked.fingerprint);
      }
      const body = serialize(reply, await handle(request, reply));
      await store.save({ ...asked, answer: answerOf(reply, body) });
      return body;
    });
  }

  /** A refusal had no effect, but it is still the answer of the first time. */
  async #keep(error: DomainError, asked: Asked, request: Request): Promise<void> {
    const { store, unitOfWork } = this.#idempotency;
    const { status, contentType, body } = this.#format(error, request.correlationId);
    const headers = { 'content-type': contentType };
    await unitOfWork.run(() =>
      store.save({ ...asked, answer: { status, headers, body: JSON.stringify(body) } }),
    );
  }
}

function isKept(error: unknown): error is DomainError {
  return isDomainError(error) && error.status < 500 && !passing.has(error.code);
}

function readKey(header: string | readonly string[]): string {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new BadRequest('an Idempotency-Key is 1 to 255 printable characters without blanks');
  }
  return header;
}

function fingerprintOf(request: Request): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body) ?? '')
    .digest('base64');
}

function serialize(reply: Reply, payload: unknown): string {
  if (payload === undefined || payload === null) {
    return '';
  }
  if (!reply.hasHeader('content-type')) {
    reply.type('application/json; charset=utf-8');
  }
  const text = typeof payload === 'string' ? payload : reply.serialize(payload);
  return String(text);
}

function answerOf(reply: Reply, body: string): KeptAnswer {
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = reply.getHeader(name);
    if (value !== undefined) {
      headers[name] = String(value);
    }
  }
  return { status: reply.statusCode, headers, body };
}

function replay(reply: Reply, kept: KeptRequest, fingerprint: string): string {
  if (kept.fingerprint !== fingerprint) {
    throw new IdempotencyMismatch();
  }
  const { status, headers, body } = kept.answer;
  reply.code(status).headers(headers).header('idempotent-replayed', 'true');
  return body;
}
