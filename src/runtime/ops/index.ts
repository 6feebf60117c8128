export * from './run-ops.ts';
