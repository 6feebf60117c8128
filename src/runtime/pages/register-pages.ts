import type { FastifyInstance } from 'fastify';
import { type Authenticator, allow } from '../auth/index.ts';
import { NotFound } from '../domain/index.ts';
import { pageErrors } from './error-page.ts';
import { acceptForms } from './form-body.ts';
import { html } from './html.ts';
import type { Layout } from './layout.ts';
import { requireSameOrigin } from './same-origin.ts';
import { sendPage } from './send-page.ts';
import { addSignInPages, readSignIn } from './sign-in.ts';
import { styleSheet, styleSheetName } from './style-sheet.ts';

export interface PagesOptions {
  /** The application's name, at the top of every page. */
  readonly title: string;
  readonly navigation: Layout['navigation'];
  /** Where there is one, people sign in with a token. */
  readonly authenticator?: Authenticator | undefined;
  /** Registers the pages; their routes are relative to `/ui`. */
  readonly routes: (pages: FastifyInstance) => void;
}

/** Serves HTML pages below `/ui`, usable without JavaScript. */
export function registerPages(app: FastifyInstance, options: PagesOptions): void {
  app.register(
    async (pages: FastifyInstance) => {
      const { authenticator } = options;
      pages.decorate('pageLayout', {
        title: options.title,
        navigation: options.navigation,
        styleSheet: `/ui/${styleSheetName}`,
        signIn: authenticator !== undefined,
      });
      acceptForms(pages);
      pages.setErrorHandler(pageErrors(authenticator !== undefined));
      pages.setNotFoundHandler(() => {
        throw new NotFound();
      });
      if (authenticator !== undefined) {
        readSignIn(pages, authenticator);
      }
      pages.addHook('onRequest', (request, _reply, done) => {
        if (request.method !== 'GET' && request.method !== 'HEAD') {
          requireSameOrigin(request);
        }
        done();
      });
      addOwnPages(pages, options);
      options.routes(pages);
    },
    { prefix: '/ui' },
  );
}

function addOwnPages(
  pages: FastifyInstance,
  { title, navigation, authenticator }: PagesOptions,
): void {
  const open = { schema: { hide: true }, config: { allow: allow('anyone') } };
  pages.get('/', open, async (_request, reply) =>
    sendPage(
      reply,
      'Start',
      html`<h1>${title}</h1><ul class="cards">${navigation.map(
        ({ label, href }) => html`<li><a href="${href}">${label}</a></li>`,
      )}</ul>`,
    ),
  );
  pages.get(`/${styleSheetName}`, open, async (_request, reply) => {
    reply.type('text/css; charset=utf-8');
    // Its name changes with its content, so that it can be kept for ever.
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return styleSheet;
  });
  if (authenticator !== undefined) {
    addSignInPages(pages, authenticator);
  }
}
