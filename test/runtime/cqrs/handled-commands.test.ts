import { handledMigration, MemoryHandledCommands, SqlHandledCommands } from '@plinth/runtime/cqrs';
import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { handledCommandsContract, temporaryDatabase } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';

async function inSql() {
  const database = await temporaryDatabase([handledMigration]);
  const close = () => database.close();
  return { unitOfWork: database, handled: new SqlHandledCommands(database), close };
}

async function inMemory() {
  const unitOfWork = new MemoryUnitOfWork();
  return { unitOfWork, handled: new MemoryHandledCommands(unitOfWork), close: async () => {} };
}

describe('commands handled once, in SQL', () => {
  for (const { title, run } of handledCommandsContract(inSql)) it(title, run);
});

describe('commands handled once, in memory', () => {
  for (const { title, run } of handledCommandsContract(inMemory)) it(title, run);
});
