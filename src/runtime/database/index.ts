export type { ColumnTypes } from './column-types.ts';
export * from './database.ts';
export { DatabaseError } from './database-error.ts';
export type { SqliteClient } from './libsql-connection.ts';
export * from './memory-unit-of-work.ts';
export * from './migrate.ts';
export * from './open-sqlite.ts';
export * from './sqlite-database.ts';
export * from './violation.ts';
