import type { Reply, Request } from './server-options.ts';

/** Answers what was made, and where it is from now on. */
export function created<T>(reply: Reply, location: string, answer: T, status = 201): T {
  reply.code(status).header('location', location);
  return answer;
}

/** The address of something made by a POST to the collection: one segment below it. */
export function locationOf(request: Request, id: string | number): string {
  const [path = ''] = request.url.split('?', 1);
  return `${path.replace(/\/+$/, '')}/${encodeURIComponent(id)}`;
}

export function noContent(reply: Reply): undefined {
  reply.code(204);
  return undefined;
}

/** It will be done later. */
export function accepted(reply: Reply): undefined {
  reply.code(202);
  return undefined;
}
