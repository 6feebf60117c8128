import { clientPort } from './application-command-ports.ts';
import { senderPort } from './doing-ports.ts';
import type { Port } from './entity-service.ts';
import { sagaReactions } from './reaction-calls.ts';
import type { SagaScope } from './saga-scope.ts';

/** What a saga is made with: whom its commands are sent to. */
export function sagaPorts({ saga, context }: SagaScope): readonly Port[] {
  const calls = sagaReactions(saga).flatMap((one) => one.map(({ call }) => call));
  const targets = new Set(calls.map((call) => call.context));
  return [...targets].map((name) => (name === context.name ? senderPort : clientPort(name)));
}
