export * from './external-client.ts';
export * from './external-failure.ts';
export * from './is-unavailable.ts';
export * from './reply-of.ts';
