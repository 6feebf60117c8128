import type { At } from '../diagnostic.ts';
import type { Declared, Field } from './declaration.ts';
import type { Returns } from './returns.ts';
import type { Method } from './route.ts';
import type { Setting } from './setting.ts';
import type { Breaker, Retry } from './timing.ts';

export interface ExternalOperation {
  readonly name: string;
  readonly method: Method;
  /** On the other system. @example '/orders/:id' */
  readonly path: string;
  /** Names of inputs that go into the path; the others go into the query (GET, DELETE) or the body. */
  readonly params: readonly string[];
  readonly input: readonly Field[];
  readonly returns: Returns | undefined;
  readonly at: At;
}

/** An HTTP system outside. */
export interface External extends Declared {
  readonly kind: 'external';
  readonly url: Setting;
  readonly operations: readonly ExternalOperation[];
  readonly timeoutMs: number;
  readonly retry: Retry | undefined;
  readonly breaker: Breaker | undefined;
  /** The id of another external with the same operations. */
  readonly fallback: string | undefined;
}
