export type {
  DeadLetter,
  DeadLetterCause,
  DeadLetterQuery,
  DeadLetterState,
  DeadLetterStore,
  Failure,
} from './dead-letter.ts';
export { DeadLetterController } from './dead-letter-controller.ts';
export { deadLetterTopic } from './dead-letter-topic.ts';
export {
  type Delivery,
  type EventSubscription,
  type Heard,
  usualRetry,
} from './event-subscription.ts';
export { mayPass } from './failure.ts';
export type { SettleOptions } from './followers.ts';
export * from './measure-subscriptions.ts';
export * from './memory-subscription-store.ts';
export * from './rename-subscription.ts';
export * from './sql-dead-letter-store.ts';
export * from './sql-subscription-store.ts';
export * from './subscription-runner.ts';
export * from './subscription-store.ts';
export { createSubscriptionTables, subscriptionMigration } from './subscription-tables.ts';
