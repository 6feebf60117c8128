/**
 * Who gets what is sent to a channel: with `topic` every group that has subscribed, with `queue` one
 * worker, whenever there is one.
 */
export type ChannelKind = 'topic' | 'queue';

export interface Channel {
  readonly name: string;
  readonly kind: ChannelKind;
}

export type MessageHeaders = Readonly<Record<string, string>>;

/** What is sent. */
export interface OutgoingMessage {
  /** By which whoever receives it recognises a repeat. */
  readonly id: string;
  /** Messages of one key are kept in order. */
  readonly key?: string | undefined;
  readonly headers?: MessageHeaders;
  readonly body: string;
}

/** What a broker hands over. Others may have sent it: whatever it holds has to be kept as it is. */
export interface IncomingMessage {
  /** As the sender or the broker names it; the CloudEvent in its body may say otherwise. */
  readonly id?: string | undefined;
  readonly key?: string | undefined;
  readonly headers: MessageHeaders;
  readonly body: Uint8Array | string;
}
