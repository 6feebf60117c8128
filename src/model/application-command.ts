import type { Allow } from './allow.ts';
import type { Call } from './call.ts';
import type { Declared, Field } from './declaration.ts';
import type { Returns } from './returns.ts';
import type { Route } from './route.ts';

export interface ApplicationCommand extends Declared {
  readonly kind: 'applicationCommand';
  readonly input: readonly Field[];
  /** The calls run in one transaction. */
  readonly body:
    | { readonly kind: 'code' }
    | { readonly kind: 'do'; readonly calls: readonly Call[] };
  readonly returns: Returns | undefined;
  readonly http: Route | undefined;
  readonly allow: Allow;
}
