import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ValidationError } from '../domain/index.ts';
import { BadRequest } from './http-errors.ts';

type Done = (error: Error | null, body?: unknown) => void;

/** Deeper bodies are refused: they would overflow the stack of whoever walks them. */
const deepest = 100;

/** What a number must have to be read as Infinity: a look at the text is cheaper than at each value. */
const mayOverflow = /\d[eE]\+?\d{3}|\d{309}/;

/** Reads JSON bodies: no broken UTF-8, no keys that reach for prototypes, no bottomless nesting. */
export function acceptJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const parseJson = (request: FastifyRequest, body: Buffer, done: Done): void => {
    if (body.length === 0 && request.routeOptions.schema?.body === undefined) {
      done(null, undefined);
      return;
    }
    if (!isUtf8(body)) {
      done(new BadRequest('the body is not valid UTF-8'));
      return;
    }
    const text = body.toString('utf8');
    if (isDeeperThan(text, deepest)) {
      done(new ValidationError({ '': [`must not be nested deeper than ${deepest} levels`] }));
      return;
    }
    const checked: Done = (error, value) => {
      const isTooLarge = error === null && mayOverflow.test(text) && holdsInfinity(value);
      done(
        isTooLarge ? new ValidationError({ '': ['must not hold a number that large'] }) : error,
        value,
      );
    };
    // Fastify types the parser as possibly asynchronous; its own never is.
    void parse(request, text, checked);
  };
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
  app.addContentTypeParser(/^application\/([\w.-]+)\+json$/, { parseAs: 'buffer' }, parseJson);
}

function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinity);
}

/** Whether brackets outside of texts nest deeper than `limit`. */
export function isDeeperThan(json: string, limit: number): boolean {
  if (json.length <= 2 * limit) {
    return false;
  }
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) {
      quoted = true;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
    }
  }
  return false;
}
