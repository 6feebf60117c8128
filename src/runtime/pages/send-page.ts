import type { FastifyReply } from 'fastify';
import { anonymous } from '../auth/index.ts';
import type { Html } from './html.ts';
import { type Layout, renderPage } from './layout.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly pageLayout: Layout;
  }
}

const notices: Readonly<Record<string, string>> = {
  created: 'Created.',
  saved: 'Saved.',
  deleted: 'Deleted.',
  retried: 'To be done again.',
  archived: 'Archived.',
  abandoned: 'Given up.',
  unchanged: 'Nothing was changed: it has ended, or changes at this moment.',
};

/** What pages may load and where their forms may go: nothing but this server. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every page is sent with: nothing foreign runs in it, and nobody keeps it. */
export const pageHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Answers the content within the layout; the handler returns what this returns. */
export function sendPage(reply: FastifyReply, title: string, content: Html): string {
  const { request } = reply;
  const [path = '', query] = request.url.split('?', 2);
  const notice = new URLSearchParams(query).get('notice') ?? '';
  reply.headers(pageHeaders).type('text/html; charset=utf-8');
  return renderPage(reply.server.pageLayout, {
    title,
    content,
    path,
    actor: request.actor === anonymous ? undefined : request.actor.id,
    notice: Object.hasOwn(notices, notice) ? notices[notice] : undefined,
  });
}
