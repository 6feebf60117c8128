import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../domain/index.ts';

/** Refuses a change that another site made the browser send. Clients that are no browsers send neither header. */
export function requireSameOrigin(request: Pick<FastifyRequest, 'headers' | 'host'>): void {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const ours =
    site === undefined
      ? origin === undefined || hostOf(origin) === request.host
      : site === 'same-origin' || site === 'none';
  if (!ours) {
    throw new Forbidden('this was sent from another site');
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
