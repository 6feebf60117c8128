import {
  accountMigration,
  databaseContract,
  migrationContract,
  temporaryDatabase,
  unitOfWorkContract,
} from '@plinth/runtime/testing';
import { describe, it } from 'vitest';

describe('SQLite as a unit of work', () => {
  for (const { title, run } of unitOfWorkContract(() => temporaryDatabase([accountMigration]))) {
    it(title, run);
  }
});

describe('SQLite as a database', () => {
  for (const { title, run } of databaseContract(() => temporaryDatabase())) it(title, run);
});

describe('SQLite migrating', () => {
  for (const { title, run } of migrationContract(() => temporaryDatabase())) it(title, run);
});
