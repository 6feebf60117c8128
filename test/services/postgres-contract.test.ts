import { migrate } from '@plinth/runtime/database';
import {
  accountMigration,
  databaseContract,
  migrationContract,
  unitOfWorkContract,
} from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { emptyDatabase, ownDatabase, postgresIsThere } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('PostgreSQL', () => {
  const own = ownDatabase();
  const withAccounts = (connections: number) => async () => {
    const database = await emptyDatabase(own, { connections });
    await migrate(database, [accountMigration]);
    return database;
  };

  describe('as a unit of work', () => {
    const cases = unitOfWorkContract(withAccounts(10), { inLine: false });
    for (const { title, run } of cases) it(title, run);
  });

  describe('as a unit of work, one at a time', () => {
    for (const { title, run } of unitOfWorkContract(withAccounts(1))) it(title, run);
  });

  describe('as a database', () => {
    for (const { title, run } of databaseContract(() => emptyDatabase(own))) it(title, run);
  });

  describe('migrating', () => {
    for (const { title, run } of migrationContract(() => emptyDatabase(own))) it(title, run);
  });
});
