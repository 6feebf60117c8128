// The part of `amqplib` that is used here.

export interface RabbitMessage {
  readonly content: Uint8Array;
  readonly fields: { readonly exchange: string; readonly routingKey: string };
  readonly properties: {
    readonly messageId?: unknown;
    readonly correlationId?: unknown;
    readonly contentType?: unknown;
    readonly type?: unknown;
    readonly headers?: Readonly<Record<string, unknown>> | undefined;
  };
}

export interface RabbitChannel {
  on(event: 'close' | 'error', listener: (error?: Error) => void): unknown;
  assertExchange(
    name: string,
    type: 'fanout',
    options: { readonly durable: true },
  ): Promise<unknown>;
  assertQueue(
    name: string,
    options: { readonly durable: true; readonly arguments: Readonly<Record<string, unknown>> },
  ): Promise<unknown>;
  bindQueue(queue: string, exchange: string, pattern: string): Promise<unknown>;
  prefetch(count: number): Promise<unknown>;
  consume(
    queue: string,
    listener: (message: RabbitMessage | null) => void,
  ): Promise<{ readonly consumerTag: string }>;
  cancel(consumerTag: string): Promise<unknown>;
  ack(message: RabbitMessage, allUpTo: boolean): void;
  close(): Promise<void>;
}

export interface RabbitConfirmChannel extends RabbitChannel {
  publish(
    exchange: string,
    routingKey: string,
    content: Buffer,
    options: Readonly<Record<string, unknown>>,
    callback: (error: unknown) => void,
  ): boolean;
}

export interface RabbitConnection {
  readonly connection: { readonly serverProperties: { readonly version?: unknown } };
  on(event: 'close' | 'error', listener: (error?: Error) => void): unknown;
  createChannel(): Promise<RabbitChannel>;
  createConfirmChannel(): Promise<RabbitConfirmChannel>;
  close(): Promise<void>;
}
