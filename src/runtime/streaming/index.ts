export * from './batch-delivery.ts';
export * from './event-stream.ts';
export * from './measure-streams.ts';
export * from './stream-processor.ts';
export * from './stream-runner.ts';
