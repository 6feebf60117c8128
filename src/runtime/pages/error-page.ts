import type { FastifyReply, FastifyRequest } from 'fastify';
import { anonymous } from '../auth/index.ts';
import { html } from './html.ts';
import { sendPage } from './send-page.ts';

/** An error as a page; who is not signed in is asked to, where that helps. */
export function pageErrors(canSignIn: boolean) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = request.server.tellError(thrown, request);
    if (canSignIn && error.status === 401 && request.actor === anonymous) {
      const next = request.method === 'GET' ? request.url : '/ui';
      return reply.redirect(`/ui/sign-in?next=${encodeURIComponent(next)}`, 303);
    }
    reply.code(error.status);
    return reply.send(
      sendPage(
        reply,
        error.title,
        html`<h1>${sentence(error.title)}</h1>
${error.detail === error.title ? undefined : html`<p>${sentence(error.detail)}</p>`}
<p class="help">Status ${error.status}, request ${request.id}</p>
<p><a class="button" href="/ui">To the start</a></p>`,
      ),
    );
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
