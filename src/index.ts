export { type CheckedSpec, checkSpec } from './check-spec.ts';
export { type GenerateOptions, generate, type Outcome } from './generate.ts';
export { type Merged, type MergeInput, merge as mergeFile } from './merge/merge.ts';
export { readSpec } from './read-spec.ts';
