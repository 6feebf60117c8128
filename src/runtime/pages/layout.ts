import { type Html, html } from './html.ts';

export interface Layout {
  /** The application's name. */
  readonly title: string;
  readonly navigation: readonly { readonly label: string; readonly href: string }[];
  readonly styleSheet: string;
  /** Whether callers can sign in here. */
  readonly signIn: boolean;
}

export interface Page {
  readonly title: string;
  readonly content: Html;
  /** The address being shown. */
  readonly path: string;
  /** Who is signed in; undefined for nobody. */
  readonly actor?: string | undefined;
  readonly notice?: string | undefined;
}

/** A whole page around its content. */
export function renderPage(layout: Layout, page: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${layout.title}</title>
<link rel="stylesheet" href="${layout.styleSheet}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><a class="name" href="/ui">${layout.title}</a>
<nav aria-label="Main"><ul>${layout.navigation.map(
    ({ label, href }) => html`<li><a href="${href}"${current(page.path, href)}>${label}</a></li>`,
  )}</ul></nav>
${layout.signIn ? signedIn(page.actor) : undefined}</header>
<main id="content">
${page.notice === undefined ? undefined : html`<p class="notice" role="status">${page.notice}</p>`}
${page.content}
</main>
</body>
</html>
`.markup;
}

function current(path: string, href: string): Html | undefined {
  return path === href || path.startsWith(`${href}/`) ? html` aria-current="page"` : undefined;
}

function signedIn(actor: string | undefined): Html {
  return actor === undefined
    ? html`<a class="button" href="/ui/sign-in">Sign in</a>`
    : html`<form class="who" method="post" action="/ui/sign-out"><span>${actor}</span><button>Sign out</button></form>`;
}
