import type { AsyncApiMessage, DocumentedMessage } from './asyncapi-types.ts';
import type { JsonSchema } from './json-schema.ts';
import { documentSchema, isObject } from './openapi-schemas.ts';

/** One kind of messages as the document tells of it. */
export function documentMessage(message: DocumentedMessage): AsyncApiMessage {
  const { type, format, description } = message;
  const isEvent = format === 'cloudevents';
  return {
    name: type,
    ...(description !== undefined && { description }),
    contentType: isEvent ? 'application/cloudevents+json' : 'application/json',
    headers: headersOf(message),
    correlationId: { location: '$message.header#/correlationid' },
    payload: isEvent ? eventOf(message) : messageSchema(message.schema),
  };
}

/** As everywhere in the document, but AsyncAPI names what tells the cases of a union in a word. */
export function messageSchema(schema: JsonSchema): JsonSchema {
  return documentSchema(namedDiscriminators(schema));
}

function namedDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(namedDiscriminators);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === 'discriminator' && isObject(inner)
        ? [key, inner.propertyName]
        : [key, namedDiscriminators(inner)],
    ),
  );
}

const text = { type: 'string', minLength: 1 } as const;

function headersOf({ action, type, format }: DocumentedMessage): JsonSchema {
  const named = format === 'json' ? { type: { const: type } } : {};
  const properties = {
    ...named,
    correlationid: { ...text, description: 'What it belongs to' },
    key: { ...text, description: 'Messages of one key are kept in order' },
  };
  // What comes in may say its type in its field instead.
  if (action === 'receive') return { type: 'object', properties };
  return { type: 'object', required: [...Object.keys(named), 'correlationid', 'key'], properties };
}

/** The CloudEvent around what is said. */
function eventOf({ action, type, schema, source, version }: DocumentedMessage): JsonSchema {
  const known = {
    specversion: { const: '1.0' },
    id: text,
    source: source === undefined ? { ...text, format: 'uri-reference' } : { const: source },
    type: { const: type },
  };
  const data = messageSchema(schema);
  const about = {
    partitionkey: { ...text, description: 'Messages of one key are kept in order' },
    correlationid: { ...text, description: 'What it belongs to' },
  };
  if (action === 'receive') {
    const required = [...Object.keys(known), 'data'];
    return { type: 'object', required, properties: { ...known, ...about, data } };
  }
  const properties = {
    ...known,
    time: { type: 'string', format: 'date-time' },
    subject: { ...text, description: 'The id of what it happened to' },
    datacontenttype: { const: 'application/json' },
    dataversion: { const: String(version ?? 1) },
    ...about,
    data,
  };
  return { type: 'object', required: Object.keys(properties), properties };
}
