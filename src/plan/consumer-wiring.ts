import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { call } from './code-doc.ts';
import { consumerScopes } from './consumer-scope.ts';
import type { Port } from './entity-service.ts';
import { type ContextPort, type Listed, typedPort } from './wiring.ts';

const consumerPorts: readonly Port[] = [
  { name: 'commands', type: 'CommandBus', imports: [] },
  { name: 'messageChecks', type: 'MessageChecks', imports: [] },
  { name: 'log', type: 'Logger', imports: [] },
];

/** A consumer and what it is made with. */
export const consumersOf = (context: Context, model: Model) =>
  consumerScopes(model, context).map((scope) => ({
    made: { name: scope.type, from: scope.file },
    ports: consumerPorts,
    isCode: false,
  }));

/** What the context itself is handed for its channels. */
export function channelPorts({ consumes }: Context): readonly ContextPort[] {
  if (consumes.length === 0) return [];
  const isServed = consumes.some(({ messages }) => messages.some(({ http }) => http));
  return [
    ...(isServed ? [typedPort('broker', 'MessageBroker', '@plinth/runtime/messaging')] : []),
    typedPort('messageChecks', 'MessageChecks', '@plinth/runtime/messaging'),
    typedPort('log', 'Logger', '@plinth/runtime/observability'),
  ];
}

/** What takes messages over HTTP. */
export const channelControllers = (context: Context, model: Model): readonly Listed[] =>
  consumerScopes(model, context)
    .filter(({ consume }) => consume.messages.some(({ http }) => http))
    .map(({ controller: { type: name, file: from } }) => ({
      doc: call(`new ${name}`, 'ports.broker'),
      imports: [{ name, from }],
    }));
