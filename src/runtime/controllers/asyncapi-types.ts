import type { JsonSchema } from './json-schema.ts';
import type { OpenApiDocument } from './openapi-types.ts';

/** A kind of messages that the application sends or receives. */
export interface DocumentedMessage {
  readonly action: 'send' | 'receive';
  readonly channel: { readonly name: string; readonly kind: 'topic' | 'queue' };
  readonly type: string;
  readonly format: 'cloudevents' | 'json';
  /** Of what it says. */
  readonly schema: JsonSchema;
  readonly description?: string | undefined;
  /** Of its fields; of what is sent only. */
  readonly version?: number;
  /** Who sends it, as CloudEvents say it. */
  readonly source?: string;
}

/** What an application tells others and hears from them. */
export interface DocumentedMessages {
  readonly engine: 'embedded' | 'nats' | 'rabbitmq';
  readonly messages: readonly DocumentedMessage[];
}

/** An AsyncAPI 3 document, as plain data. */
export interface AsyncApiDocument {
  readonly asyncapi: string;
  readonly info: OpenApiDocument['info'];
  readonly defaultContentType: string;
  readonly servers?: Readonly<Record<string, AsyncApiServer>>;
  readonly channels: Readonly<Record<string, AsyncApiChannel>>;
  readonly operations: Readonly<Record<string, AsyncApiOperation>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface AsyncApiServer {
  readonly host: string;
  readonly protocol: string;
  readonly description: string;
  readonly variables: Readonly<Record<string, { readonly description: string }>>;
}

export interface AsyncApiChannel {
  readonly address: string;
  readonly description: string;
  readonly messages: Readonly<Record<string, AsyncApiMessage>>;
  readonly bindings?: Readonly<Record<string, JsonSchema>>;
}

export interface AsyncApiMessage {
  readonly name: string;
  readonly description?: string;
  readonly contentType: string;
  readonly headers: JsonSchema;
  readonly correlationId: { readonly location: string };
  readonly payload: JsonSchema;
}

export interface AsyncApiOperation {
  readonly action: 'send' | 'receive';
  readonly channel: AsyncApiReference;
  readonly messages: readonly AsyncApiReference[];
}

export interface AsyncApiReference {
  readonly $ref: string;
}
