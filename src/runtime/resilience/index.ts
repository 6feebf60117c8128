export * from './abortable.ts';
export * from './bulkhead.ts';
export * from './circuit-breaker.ts';
export * from './fallback.ts';
export * from './pause.ts';
export * from './retry.ts';
export * from './semaphore.ts';
export * from './timeout.ts';
