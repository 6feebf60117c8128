import { idempotencyMigration } from '@plinth/runtime/controllers';
import type { Migration } from '@plinth/runtime/database';
import { subscriptionMigration } from '@plinth/runtime/events';
import { eventMigration } from '@plinth/runtime/eventsourcing';
import { processMigration } from '@plinth/runtime/saga';
import { initial } from './0001-initial.js';

/** Every step of the database, in order; none is changed once it has been released. */
export const migrations: readonly Migration[] = [
  idempotencyMigration,
  eventMigration,
  subscriptionMigration,
  processMigration,
  initial,
];

/** On PostgreSQL each context has a schema of its own, and tables are called without its name there. */
export const schemas: readonly string[] = [
  'customer_management',
  'customer_self_service',
  'printing',
  'policy_management',
  'risk_management',
  'debt_collection',
  'claims_management',
];
