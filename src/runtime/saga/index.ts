export * from './measure-processes.ts';
export * from './measure-sagas.ts';
export * from './memory-process-store.ts';
export * from './memory-saga-store.ts';
export type {
  HeardScope,
  Process,
  ProcessKey,
  ProcessReaction,
  ProcessReactions,
  ProcessScope,
  ProcessTimer,
} from './process.ts';
export { ProcessController } from './process-controller.ts';
export type { ProcessInstance, Timer } from './process-instance.ts';
export * from './process-runner.ts';
export type { ProcessRunnerOptions, ProcessStatus } from './process-runner-options.ts';
export * from './process-store.ts';
export {
  createProcessTables,
  processMigration,
  renameProcess,
  renameTimer,
} from './process-tables.ts';
export * from './process-topic.ts';
export { renameSaga, renameSagaStep } from './rename-saga.ts';
export * from './saga.ts';
export { SagaController } from './saga-controller.ts';
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
export * from './sql-process-store.ts';
export * from './sql-saga-store.ts';
export { timerCodec } from './timer-event.ts';
