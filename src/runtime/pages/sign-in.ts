import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Authenticator, allow } from '../auth/index.ts';
import { isDomainError } from '../domain/index.ts';
import { forgetToken, tokenCookie, tokenIn } from './cookies.ts';
import { firstOf } from './form-field.ts';
import { type Html, html } from './html.ts';
import { sendPage } from './send-page.ts';
import { valuesOf } from './submit-form.ts';

/** Knows on every page who is signed in. A token that went bad is forgotten, not an error. */
export function readSignIn(pages: FastifyInstance, authenticator: Authenticator): void {
  pages.addHook('onRequest', (request, reply, done) => {
    const token = tokenIn(request.headers.cookie);
    if (token === undefined) {
      done();
      return;
    }
    authenticator.authenticate(token).then(
      (actor) => {
        request.actor = actor;
        done();
      },
      (error: unknown) => {
        if (isDomainError(error) && error.status === 401) {
          reply.header('set-cookie', forgetToken());
          done();
        } else {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    );
  });
}

/** The pages that take a token and give it up again. */
export function addSignInPages(pages: FastifyInstance, authenticator: Authenticator): void {
  const open = { schema: { hide: true }, config: { allow: allow('anyone') } };
  pages.get('/sign-in', open, async (request, reply) =>
    sendPage(reply, 'Sign in', signInForm(localPath(Object(request.query).next))),
  );
  pages.post('/sign-in', open, async (request, reply) => {
    const values = valuesOf(request.body);
    // Terminals break long lines, and a line end must not get into the cookie's header.
    const token = (firstOf(values.token) ?? '').replaceAll(/\s/g, '');
    const next = localPath(firstOf(values.next));
    try {
      await authenticator.authenticate(token);
    } catch (error) {
      return refused(reply, next, error);
    }
    reply.header('set-cookie', tokenCookie(token, request.protocol === 'https'));
    return reply.redirect(next, 303);
  });
  pages.post('/sign-out', open, async (_request, reply) => {
    reply.header('set-cookie', forgetToken());
    return reply.redirect('/ui', 303);
  });
}

function refused(reply: FastifyReply, next: string, error: unknown): string {
  if (!isDomainError(error) || error.status !== 401) {
    throw error;
  }
  reply.code(401);
  return sendPage(reply, 'Sign in', signInForm(next, error.detail));
}

function signInForm(next: string, problem?: string): Html {
  return html`<h1>Sign in</h1>
<form method="post" action="/ui/sign-in" novalidate>
<input type="hidden" name="next" value="${next}">
<div class="field${problem === undefined ? '' : ' wrong'}"><label for="token">Token</label>
<input type="password" id="token" name="token" autocomplete="off" required aria-describedby="token-help">
<p class="help" id="token-help">A signed token (JWT). In development, <code>npm run token</code> prints one.</p>
${problem === undefined ? undefined : html`<p class="error" role="alert">${problem}</p>`}</div>
<div class="actions"><button class="primary">Sign in</button></div>
</form>`;
}

/** Only ever back to a page of ours, whatever the address bar says. */
export function localPath(path: unknown): string {
  const here = 'http://here';
  if (typeof path !== 'string' || !URL.canParse(path, here)) {
    return '/ui';
  }
  const { origin, pathname, search } = new URL(path, here);
  const ours = origin === here && (pathname === '/ui' || pathname.startsWith('/ui/'));
  return ours ? `${pathname}${search}` : '/ui';
}
