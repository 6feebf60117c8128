/** The parts of the clients that these tests use to look after the servers. */
declare module '@nats-io/transport-node' {
  interface Connection {
    close(): Promise<void>;
    publish(subject: string, body: Uint8Array): void;
    flush(): Promise<void>;
  }

  export function connect(options: { readonly servers: string }): Promise<Connection>;
}

declare module '@nats-io/jetstream' {
  interface Manager {
    readonly streams: { delete(name: string): Promise<boolean> };
  }

  export function jetstreamManager(connection: unknown): Promise<Manager>;
}

declare module 'amqplib' {
  interface Channel {
    deleteQueue(name: string): Promise<unknown>;
    deleteExchange(name: string): Promise<unknown>;
    sendToQueue(name: string, body: Buffer): boolean;
    waitForConfirms(): Promise<void>;
  }

  interface Connection {
    createConfirmChannel(): Promise<Channel>;
    close(): Promise<void>;
  }

  const amqplib: { connect(url: string): Promise<Connection> };
  export default amqplib;
}
