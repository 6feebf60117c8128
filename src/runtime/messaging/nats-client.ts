// The part of `@nats-io/transport-node` and `@nats-io/jetstream` that is used here.

export interface NatsHeaders extends Iterable<[string, readonly string[]]> {
  set(name: string, value: string): void;
}

export interface NatsConnection {
  status(): AsyncIterable<{ readonly type: string }>;
  isClosed(): boolean;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface NatsMessage {
  readonly seq: number;
  readonly data: Uint8Array;
  readonly headers?: NatsHeaders | undefined;
  readonly info: { readonly stream: string; readonly deliverySequence: number };
  ack(): void;
  /** It takes longer: the server is not to deliver it again yet. */
  working(): void;
}

export interface NatsMessages {
  status(): AsyncIterable<{ readonly type: string }>;
  stop(): void;
  closed(): Promise<unknown>;
}

export interface JetStream {
  publish(
    subject: string,
    body: string,
    options: { readonly msgID: string; readonly headers: NatsHeaders; readonly timeout: number },
  ): Promise<unknown>;
  readonly consumers: {
    get(
      stream: string,
      durable: string,
    ): Promise<{
      consume(options: {
        readonly max_messages: number;
        readonly callback: (message: NatsMessage) => void;
      }): Promise<NatsMessages>;
    }>;
  };
}

export interface StreamConfig {
  readonly name: string;
  readonly subjects: string[];
  readonly retention: 'interest' | 'workqueue';
  readonly storage: 'file';
  readonly num_replicas: number;
}

export interface ConsumerConfig {
  readonly durable_name: string;
  readonly filter_subject: string;
  readonly ack_policy: 'explicit';
  readonly deliver_policy: 'all' | 'new';
  /** Nanoseconds. */
  readonly ack_wait: number;
  readonly max_ack_pending: number;
}

export interface JetStreamManager {
  readonly streams: {
    /** The name of the stream that has a subject; throws where none has. */
    find(subject: string): Promise<string>;
    add(config: StreamConfig): Promise<unknown>;
  };
  readonly consumers: {
    info(stream: string, durable: string): Promise<{ readonly num_ack_pending: number }>;
    add(stream: string, config: ConsumerConfig): Promise<unknown>;
  };
}

/** A connection to NATS, and what has been made of it. */
export interface NatsClient {
  readonly connection: NatsConnection;
  readonly jetstream: JetStream;
  readonly manager: JetStreamManager;
  readonly headers: () => NatsHeaders;
}
