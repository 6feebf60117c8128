import type { App } from './app.ts';
import { app } from './app.ts';
import { type Auth, auth } from './auth.ts';
import { type Context, contexts } from './context.ts';
import { type Deploy, deploy } from './deploy.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import { type Http, http } from './http.ts';
import { include } from './include.ts';
import { languageVersion } from './language-version.ts';
import { type Shared, shared } from './vocabulary.ts';

/** What the files say: grammar checked, every element with its place, nothing resolved. */
export interface Spec {
  readonly app: App;
  readonly auth?: Auth;
  readonly http: Http;
  readonly shared: Shared;
  readonly contexts: readonly Context[];
  readonly deploy?: Deploy;
}

/** The root file: what of it is missing is filled in by `parseSpec`. */
export const rootFile = record({
  plinth: required(languageVersion, '1, the version of the language.'),
  app: required(app, 'The application.'),
  include: standard(include, [], 'More files, one context each.'),
  auth: optional(auth, 'Who may call; everyone may call everything when absent.'),
  http: optional(http, 'How HTTP is spoken.'),
  shared: optional(shared, 'The shared kernel, visible in every context.'),
  contexts: standard(contexts, [], 'Bounded contexts by name.'),
  deploy: optional(deploy, 'Processes and engines; one process when absent.'),
});
