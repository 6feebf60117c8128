import type { App } from './app.ts';
import type { Auth } from './auth.ts';
import type { Context, Shared } from './context.ts';
import type { Deploy } from './deploy.ts';
import type { Http } from './http.ts';

/** What a spec means: every name resolved, every default filled in, every rule checked. */
export interface Model {
  readonly app: App;
  /** Undefined: everyone may call everything. */
  readonly auth: Auth | undefined;
  readonly http: Http;
  readonly shared: Shared;
  /** In the order of the spec. */
  readonly contexts: readonly Context[];
  readonly deploy: Deploy;
}
