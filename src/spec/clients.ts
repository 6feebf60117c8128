import type { At } from '../diagnostic.ts';
import { type Breaker, breaker } from './breaker.ts';
import { type Duration, duration, type Retry, retry } from './duration.ts';
import { mapped } from './grammar/form.ts';
import { entries } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import type { Micro } from './grammar/micro.ts';
import { choice } from './grammar/plain.ts';
import { optional, record } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';

/** How a context in another process is called; absent: as `clients.default` says. */
export interface ClientOptions {
  readonly at: At;
  readonly timeout?: Duration;
  readonly retry?: Retry;
  readonly breaker?: Breaker;
  readonly balance?: 'round-robin' | 'least-connections';
}

export interface Clients {
  readonly default?: ClientOptions;
  readonly contexts: readonly { readonly context: Name; readonly options: ClientOptions }[];
}

const contextOrDefault: Micro<Name> = {
  ...pascalName,
  pattern: '^(default|[A-Z][A-Za-z0-9]*)$',
  parse: (scanner) => (scanner.text === 'default' ? scanner.rest() : pascalName.parse(scanner)),
};

const options: Kind<ClientOptions> = record({
  timeout: optional(duration, 'How long one call may take; 5s when nothing is said.'),
  retry: optional(retry, 'Repeats after a technical failure.'),
  breaker: optional(breaker, 'Fails at once for a while after many failures.'),
  balance: optional(choice('round-robin', 'least-connections'), 'How instances are chosen.'),
});

const named = entries(contextOrDefault, options, (context, found) => ({ context, options: found }));

/** How contexts in other processes are called. */
export const clients: Kind<Clients> = mapped(named, (all) => {
  const usual = all.find(({ context }) => context.text === 'default')?.options;
  const contexts = all.filter(({ context }) => context.text !== 'default');
  return { contexts, ...(usual && { default: usual }) };
});
