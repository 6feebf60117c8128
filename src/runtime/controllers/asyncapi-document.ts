import { documentMessage, messageSchema } from './asyncapi-message.ts';
import type {
  AsyncApiChannel,
  AsyncApiDocument,
  AsyncApiMessage,
  AsyncApiOperation,
  DocumentedMessage,
  DocumentedMessages,
} from './asyncapi-types.ts';
import type { JsonSchema } from './json-schema.ts';
import { reachableSchemas } from './openapi-schemas.ts';
import type { OpenApiDocument } from './openapi-types.ts';

interface Around {
  readonly info: OpenApiDocument['info'];
  readonly schemas: readonly JsonSchema[];
}

type Engine = DocumentedMessages['engine'];

/** The AsyncAPI 3 document of what is sent and received, made from the very schemas that check it. */
export function documentMessages(
  { engine, messages }: DocumentedMessages,
  { info, schemas }: Around,
): AsyncApiDocument {
  const shared = new Map(schemas.map((schema) => [String(schema.$id), messageSchema(schema)]));
  const named = [...messages].reduce<readonly Named[]>(withName, []);
  const channels = channelsOf(named, engine);
  return {
    asyncapi: '3.0.0',
    info,
    defaultContentType: 'application/json',
    ...serversOf(engine),
    channels,
    operations: operationsOf(named),
    components: { schemas: reachableSchemas(channels, shared) },
  };
}

/** A message, and what it is called among those of its channel. */
interface Named {
  readonly of: DocumentedMessage;
  readonly id: string;
  readonly message: AsyncApiMessage;
}

/** Those of one type are told apart by a number, where they say different things. */
function withName(named: readonly Named[], of: DocumentedMessage): readonly Named[] {
  const message = documentMessage(of);
  const twins = named.filter(
    (one) => one.of.channel.name === of.channel.name && one.of.type === of.type,
  );
  const same = twins.find((one) => JSON.stringify(one.message) === JSON.stringify(message));
  const others = new Set(twins.map((one) => one.id)).size;
  const id = same?.id ?? (others === 0 ? of.type : `${of.type}-${others + 1}`);
  return [...named, { of, id, message }];
}

const protocols = { nats: 'nats', rabbitmq: 'amqp' } as const;

/** Where that is, is a setting, and nobody's business who reads the document. */
function serversOf(engine: Engine): Pick<AsyncApiDocument, 'servers'> {
  if (engine === 'embedded') return {};
  return {
    servers: {
      broker: {
        host: '{address}',
        protocol: protocols[engine],
        description: 'The broker that carries the messages',
        variables: { address: { description: 'Host and port, as in BROKER_URL' } },
      },
    },
  };
}

function channelsOf(
  named: readonly Named[],
  engine: Engine,
): Readonly<Record<string, AsyncApiChannel>> {
  const channels: Record<string, AsyncApiChannel> = {};
  for (const { of, id, message } of named) {
    const { name, kind } = of.channel;
    channels[name] = {
      address: name,
      description:
        kind === 'queue'
          ? 'A queue: each message goes to one worker'
          : 'A topic: each message goes to everyone who listens',
      messages: { ...channels[name]?.messages, [id]: message },
      ...(engine === 'rabbitmq' && { bindings: { amqp: exchangeOf(of.channel) } }),
    };
  }
  return channels;
}

const lasting = { durable: true, autoDelete: false } as const;

/** Senders use the exchange of that name; a queue is bound to it. */
const exchangeOf = ({ name }: DocumentedMessage['channel']): JsonSchema => ({
  is: 'routingKey',
  exchange: { name, type: 'fanout', ...lasting },
  bindingVersion: '0.3.0',
});

function operationsOf(named: readonly Named[]): Readonly<Record<string, AsyncApiOperation>> {
  const operations: Record<string, AsyncApiOperation> = {};
  for (const { of, id } of named) {
    const { action, channel } = of;
    const key = `${action}.${channel.name}`;
    const $ref = `#/channels/${channel.name}/messages/${id}`;
    const others = operations[key]?.messages ?? [];
    operations[key] = {
      action,
      channel: { $ref: `#/channels/${channel.name}` },
      messages: others.some((one) => one.$ref === $ref) ? others : [...others, { $ref }],
    };
  }
  return operations;
}
