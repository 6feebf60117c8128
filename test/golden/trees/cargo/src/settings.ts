import { readSettings, type SettingsOf } from '@plinth/runtime/settings';

/** What a process can be told from outside; .env.example says the same. */
const declaration = {
  port: {
    name: 'PORT',
    kind: 'int',
    min: 0,
    max: 65535,
    default: 3000,
    description: 'port to listen on',
  },
  host: {
    name: 'HOST',
    kind: 'string',
    default: '127.0.0.1',
    description: 'address to listen on; 0.0.0.0 for every network',
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    kind: 'string',
    default: './data/cargo.db',
    description: 'where the data is: a file of SQLite, or postgres://user:password@host:5432/name',
  },
  brokerUrl: {
    name: 'BROKER_URL',
    kind: 'string',
    default: 'embedded',
    description:
      'what carries messages: embedded, nats://host:4222 or amqp://user:password@host:5672',
  },
  migrateOnStart: {
    name: 'MIGRATE_ON_START',
    kind: 'bool',
    default: true,
    description: 'whether starting brings the database up to date',
  },
  logLevel: {
    name: 'LOG_LEVEL',
    kind: 'enum',
    values: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    default: 'info',
    description: 'what is worth a line in the log',
  },
  bodyLimit: {
    name: 'BODY_LIMIT',
    kind: 'int',
    min: 1,
    default: 1048576,
    description: 'largest body of a request, in bytes',
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    kind: 'origins',
    default: [],
    description: 'web origins that may call the API, separated by commas; * for all',
  },
  docs: {
    name: 'DOCS',
    kind: 'bool',
    default: true,
    description: 'whether /docs, /openapi.json and /asyncapi.json are served',
  },
  metricsPort: {
    name: 'METRICS_PORT',
    kind: 'int',
    min: 0,
    max: 65535,
    optional: true,
    description: 'port of its own for /metrics; 0 for none; without it, the port of the API',
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    kind: 'bool',
    default: false,
    description: 'whether X-Forwarded-* headers of a proxy in front are believed',
  },
  shutdownTime: {
    name: 'SHUTDOWN_TIME',
    kind: 'duration',
    default: '10s',
    description: 'how long requests under way may take when the process is stopped',
  },
  pathfinderUrl: {
    name: 'PATHFINDER_URL',
    kind: 'url',
    optional: true,
    description: 'address of Pathfinder; without it, its calls are answered 503',
  },
} as const;

export type Settings = SettingsOf<typeof declaration>;

/** Reads the environment, and throws one error that names everything wrong with it. */
export const loadSettings = (): Settings => readSettings(declaration);
