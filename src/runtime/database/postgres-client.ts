/** The part of `pg` that is used here. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'connect', listener: (client: PostgresClient) => void): unknown;
}

export interface PostgresClient {
  query(query: PostgresQuery): Promise<PostgresResult>;
  /** Gives it back to its pool; with an error it is closed. */
  release(error?: Error): void;
  on(event: 'notification', listener: (message: PostgresNotification) => void): unknown;
  on(event: 'error' | 'end', listener: () => void): unknown;
}

export interface PostgresQuery {
  readonly text: string;
  readonly values?: unknown[];
  /** Under which the server keeps it prepared. */
  readonly name?: string;
}

export interface PostgresResult {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: unknown[];
}

export interface PostgresNotification {
  readonly channel: string;
  readonly payload?: string;
  readonly processId: number;
}

/** How values are read by the number of their type. */
export interface PostgresTypes {
  getTypeParser(oid: number, format?: string): (text: string) => unknown;
}

export interface PostgresPoolConfig {
  readonly connectionString: string;
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  readonly idleTimeoutMillis: number;
  /** Statements are sent before the answers to those ahead of them are there. */
  readonly pipeline: boolean;
  readonly application_name: string | undefined;
  readonly types: PostgresTypes;
}

/** The package itself. */
export interface PostgresPackage {
  readonly Pool: new (config: PostgresPoolConfig) => PostgresPool;
  readonly types: PostgresTypes;
}
