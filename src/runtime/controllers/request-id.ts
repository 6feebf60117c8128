import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const process = randomBytes(9).toString('base64url');
let count = 0;

/** The caller's own X-Request-Id when it is harmless in logs and headers, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:/+=-]{1,128}$/.test(given) ? given : newRequestId();
}

/** Unique to this process's life by chance, and within it by counting: cheaper than a UUID. */
export function newRequestId(): string {
  count += 1;
  return `${process}-${count.toString(36)}`;
}
