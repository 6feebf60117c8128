export * from './cache.ts';
export * from './cached-reads.ts';
export * from './degrading-cache.ts';
export * from './memory-cache.ts';
