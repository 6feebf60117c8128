import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { call } from './code-doc.ts';
import { consumerScopes } from './consumer-scope.ts';
import type { Port } from './entity-service.ts';
import { publisherOf } from './publication-scope.ts';
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

const publisherPorts: readonly Port[] = [
  { name: 'broker', type: 'MessageBroker', imports: [] },
  { name: 'log', type: 'Logger', imports: [] },
];

/** What tells others of the events of a context, and what it is made with. */
export function publishersOf(context: Context) {
  if (context.publishes.length === 0) return [];
  const { type: name, file: from } = publisherOf(context);
  return [{ made: { name, from }, ports: publisherPorts, isCode: false }];
}

/** What the context itself is handed for its channels. */
export function channelPorts({ consumes, publishes }: Context): readonly ContextPort[] {
  const isServed = consumes.some(({ messages }) => messages.some(({ http }) => http));
  const isConsuming = consumes.length > 0;
  const isPublishing = publishes.length > 0;
  const messaging = '@plinth/runtime/messaging';
  return [
    ...(isServed || isPublishing ? [typedPort('broker', 'MessageBroker', messaging)] : []),
    ...(isConsuming ? [typedPort('messageChecks', 'MessageChecks', messaging)] : []),
    ...(isConsuming || isPublishing
      ? [typedPort('log', 'Logger', '@plinth/runtime/observability')]
      : []),
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
