import type { At } from '../diagnostic.ts';
import { type Breaker, breaker } from './breaker.ts';
import type { Duration, Retry } from './duration.ts';
import { duration, retry } from './duration.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { choice } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import type { Returns } from './returns.ts';
import { returns } from './returns.ts';
import type { Route } from './route.ts';
import { routeSyntax } from './route-syntax.ts';
import type { Setting } from './setting.ts';
import { setting } from './setting.ts';
import { described, thingKeys } from './thing-keys.ts';

export interface ExternalOperation {
  readonly name: Name;
  readonly at: At;
  readonly http: Route;
  readonly input: readonly Field[];
  readonly returns?: Returns;
  readonly description?: string;
}

/** An HTTP system outside. */
export interface External {
  readonly name: Name;
  readonly at: At;
  readonly url: Setting;
  readonly ops: readonly ExternalOperation[];
  readonly timeout: Duration;
  readonly retry?: Retry;
  readonly breaker?: Breaker;
  readonly fallback?: Name;
  readonly was?: Name;
  readonly description?: string;
}

const externalOperation = record({
  ...described,
  http: required(micro(routeSyntax), 'Method and path of the request.'),
  input: standard(fields, [], 'What is sent: path parameters, query or body.'),
  returns: optional(returns, 'What is answered.'),
});

const usualTimeout = '5s';

const external = record({
  ...thingKeys,
  url: required(setting, 'Where it is.'),
  ops: required(things(camelName, externalOperation), 'Operations by name.'),
  timeout: optional(duration, `How long one call may take; ${usualTimeout} when absent.`),
  retry: optional(retry, 'Repeats after a technical failure; none when absent.'),
  breaker: optional(unlessNone(breaker), 'Fails at once for a while after many failures.'),
  fallback: optional(unlessNone(micro(pascalName)), 'Another external with the same operations.'),
});

export const externals: Kind<readonly External[]> = things(
  pascalName,
  mapped(defined('external', external), (found, { at }) => ({
    ...found,
    timeout: found.timeout ?? { text: usualTimeout, milliseconds: 5000, at },
  })),
);

/** `none` says in a word that the key might as well be left out. */
function unlessNone<T>(kind: Kind<T>): Kind<T> {
  const none = mapped(choice('none'), (): T | undefined => undefined);
  return either<T, T>((value) => value === 'none', none, kind);
}
