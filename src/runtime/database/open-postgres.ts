import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import type { PostgresPackage, PostgresPool } from './postgres-client.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { postgresTypes } from './postgres-values.ts';

export interface OpenPostgresOptions {
  /** `postgres://user:password@host:5432/shop` */
  readonly url: string;
  /** Contexts: tables whose names begin with one of these are in a schema of that name. */
  readonly schemas?: readonly string[];
  /** How many units run at once, and as many reads beside them. Default 10. */
  readonly connections?: number;
  /** How long to wait for a connection, in milliseconds. Default 5,000. */
  readonly connectTimeout?: number;
  /** Told what went wrong in a task after a commit; a process warning when absent. */
  readonly onError?: (error: unknown) => void;
  /** How the connections call themselves to whoever looks at the server. */
  readonly name?: string;
}

/** Connects to a database that is there. Throws DatabaseError when it cannot be had. */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const { url, schemas = [], connections = 10, onError = warn } = options;
  const { connectTimeout = 5_000, name } = options;
  const { Pool, types } = await loadPg();
  const pool = (max: number, prepare?: string): PostgresPool => {
    const made = new Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: connectTimeout,
      idleTimeoutMillis: 60_000,
      pipeline: true,
      application_name: name,
      types: postgresTypes(types),
    });
    // Of a connection that nobody uses: the pool has let go of it already.
    made.on('error', () => undefined);
    made.on('connect', (client) => {
      // Of one that is in use, whose statements fail by themselves.
      client.on('error', () => undefined);
      // Sent before anything else; where it fails, so does what follows.
      if (prepare !== undefined) client.query({ text: prepare }).catch(() => undefined);
    });
    return made;
  };
  const database = new PostgresDatabase({
    writers: pool(connections),
    readers: pool(connections, 'set default_transaction_read_only = on'),
    signals: pool(1),
    connections,
    schemas,
    onError,
  });
  try {
    await database.ping();
  } catch (error) {
    await database.close();
    throw new DatabaseError(
      `Cannot open the database at ${placeOf(url)}: ${reasonOf(error)}. Set DATABASE_URL to one that is there.`,
      { cause: error },
    );
  }
  return database;
}

async function loadPg(): Promise<PostgresPackage> {
  // Not known to the compiler: whoever does not use it need not install it.
  const name: string = 'pg';
  try {
    const { default: pg } = (await import(name)) as { readonly default: PostgresPackage };
    return pg;
  } catch (error) {
    throw new DatabaseError(
      'DATABASE_URL begins with postgres://, which needs the package pg: npm install pg',
      { cause: error },
    );
  }
}

/** Without name and password. */
function placeOf(url: string): string {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' };
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // Node says nothing of its own where it has tried several addresses.
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
