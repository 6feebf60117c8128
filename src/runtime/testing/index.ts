export { AnswerChecker, type AnswerToCheck } from '../controllers/answer-checker.ts';
export { type TestAnswer, TestClient, type TestClientOptions } from '../controllers/test-client.ts';
export * from './aggregate-test.ts';
export * from './aggregate-test-options.ts';
export * from './cache-contract.ts';
export { CommandOutcome, type CommandResult, type ExpectedEvent } from './command-outcome.ts';
export type { GivenCommand } from './command-sequence.ts';
export * from './consumer-test.ts';
export * from './contract.ts';
export type { ProcessProcess, ProcessSubject } from './contract-bookings.ts';
export type { SagaProcess, SagaSubject } from './contract-checkouts.ts';
export { createLibraryTables, libraryEvents } from './contract-library.ts';
export type { SubscriptionProcess, SubscriptionSubject } from './contract-orders.ts';
export {
  channelNames,
  consumer as parcelConsumer,
  consuming,
  type MessagingProcess,
  type MessagingSubject,
  parcel,
  parcelsOf,
  seenAll,
} from './contract-parcels.ts';
export * from './database-contract.ts';
export * from './event-store-contract.ts';
export type { EventStoreSubject } from './event-store-subject.ts';
export * from './every-reference.ts';
export * from './failing-cache.ts';
export * from './failing-database.ts';
export * from './fixed-clock.ts';
export * from './form-of.ts';
export * from './gate.ts';
export * from './handled-commands-contract.ts';
export * from './memory-aggregate-repository.ts';
export * from './memory-engines.ts';
export * from './messaging-contract.ts';
export * from './migration-contract.ts';
export * from './process-contract.ts';
export * from './process-test.ts';
export * from './processor-test.ts';
export * from './projection-contract.ts';
export * from './publisher-test.ts';
export * from './rebuild-contract.ts';
export * from './saga-contract.ts';
export * from './saga-test.ts';
export * from './stand-in.ts';
export * from './streaming-contract.ts';
export * from './subscription-contract.ts';
export * from './subscription-test.ts';
export * from './temporary-database.ts';
export * from './unit-of-work-contract.ts';
