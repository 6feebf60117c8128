export * from './lease-store.ts';
export * from './memory-lease-store.ts';
export * from './sql-lease-store.ts';
