export * from './embedded-broker.ts';
export * from './message.ts';
export * from './message-broker.ts';
export * from './message-consumer.ts';
export { MalformedMessage, type MessageFormat } from './message-format.ts';
export * from './message-receiver.ts';
export { channelCodec } from './stored-message.ts';
