import { Unavailable } from '../domain/index.ts';

/** What PostgreSQL says with an error; undefined for errors of others. */
export interface PostgresErrorFields {
  /** SQLSTATE. @example '23505' */
  readonly code: string;
  readonly detail?: string | undefined;
  readonly column?: string | undefined;
}

/** The fields of an error that PostgreSQL reports. */
export function postgresError(error: unknown): PostgresErrorFields | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return undefined;
  if (typeof error.code !== 'string' || !/^[0-9A-Z]{5}$/.test(error.code)) return undefined;
  const text = (name: 'detail' | 'column'): string | undefined => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : undefined;
  };
  return { code: error.code, detail: text('detail'), column: text('column') };
}

// serialization_failure, deadlock_detected
const meetings = new Set(['40001', '40P01']);

/** Whether a unit met another one and may be run again from its start. */
export function metAnother(error: unknown): boolean {
  const { code = '' } = postgresError(error) ?? {};
  return meetings.has(code) || isStalePlan(error);
}

/** A prepared statement of before a migration: the connection has to be given up with it. */
export function isStalePlan(error: unknown): boolean {
  return (
    postgresError(error)?.code === '0A000' &&
    error instanceof Error &&
    error.message.includes('cached plan')
  );
}

// Connection exceptions, shutdowns, and too many connections.
const lost = /^(08...|57P0[1-3]|53300)$/;

/** Whether the server cannot be had at the moment, or no longer by this connection. */
export function isLost(error: unknown): boolean {
  const code = postgresError(error)?.code;
  if (code !== undefined) return lost.test(code);
  // Of the socket, or of pg itself.
  return (
    error instanceof Error &&
    (('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) ||
      /connection (terminated|error|timeout)|not queryable|timeout exceeded when trying to connect/i.test(
        error.message,
      ))
  );
}

/** The error in the words of the port. */
export function explainedPostgres(error: unknown): unknown {
  if (postgresError(error)?.code === '25006') {
    return new Error('a write needs a unit of work around it: unitOfWork.run(...)', {
      cause: error,
    });
  }
  return isLost(error) ? new Unavailable('the database', { cause: error }) : error;
}
