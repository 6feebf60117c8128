export * from './measure-sagas.ts';
export * from './memory-saga-store.ts';
export * from './saga.ts';
export {
  hasEnded,
  type SagaInstance,
  type SagaJournal,
  type SagaState,
  type StepRecord,
  type StepState,
} from './saga-instance.ts';
export * from './saga-operator.ts';
export * from './saga-runner.ts';
export type { SagaRunnerOptions, SagaStatus, SettlingOptions } from './saga-runner-options.ts';
export * from './saga-store.ts';
export { createSagaTable, sagaMigration } from './saga-tables.ts';
export * from './saga-topic.ts';
export * from './sql-saga-store.ts';
