export * from './premises.ts';
export * from './require-version.ts';
export * from './unit-of-work.ts';
