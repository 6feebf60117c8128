import type { Model } from '../model/model.ts';
import type { Setting } from '../model/setting.ts';
import { externalSetting, externalsByVariable } from './external-setting.ts';
import { hasOpsRoutes } from './ops.ts';
import { hasMessages } from './process-messages.ts';
import type { Json, JsonObject } from './type-schema.ts';

/** One thing that a running process can be told from outside. */
export interface AppSetting {
  /** In code. @example 'databaseUrl' */
  readonly property: string;
  /** The environment variable. @example 'DATABASE_URL' */
  readonly name: string;
  readonly kind: 'string' | 'int' | 'bool' | 'url' | 'duration' | 'enum' | 'secret' | 'origins';
  readonly description: string;
  /** Undefined: none. */
  readonly default?: Json;
  /** May be left out, always or where NODE_ENV is not production. */
  readonly optional?: true | 'in development';
  readonly more?: JsonObject;
}

const port = ({ deploy }: Model): number => deploy.default.services[0]?.port ?? 3000;

/** A setting whose name or default the spec says. */
function fromSpec(setting: Setting, fallback: string): Pick<AppSetting, 'name' | 'default'> {
  return setting.kind === 'env'
    ? { name: setting.name }
    : { name: fallback, default: setting.text };
}

/** Where the data is. */
export function databaseSetting({ app, deploy }: Model): AppSetting {
  const { engine, url } = deploy.default.db;
  const given = fromSpec(url, 'DATABASE_URL');
  const file = engine === 'sqlite' ? given.default : undefined;
  return {
    property: 'databaseUrl',
    name: given.name,
    kind: 'string',
    default: file ?? `./data/${app.name}.db`,
    description: 'where the data is: a file of SQLite, or postgres://user:password@host:5432/name',
  };
}

function brokerSettings(model: Model): readonly AppSetting[] {
  if (!hasMessages(model)) return [];
  const { engine, url } = model.deploy.default.broker;
  const given = url === undefined ? { name: 'BROKER_URL' } : fromSpec(url, 'BROKER_URL');
  const fallback = engine === 'embedded' ? { default: 'embedded' } : {};
  return [
    {
      property: 'brokerUrl',
      kind: 'string',
      description:
        'what carries messages: embedded, nats://host:4222 or amqp://user:password@host:5672',
      ...fallback,
      ...given,
    },
  ];
}

function authSettings({ auth }: Model): readonly AppSetting[] {
  if (!auth) return [];
  const { kind, from } = auth.key;
  const key: AppSetting =
    kind === 'secret'
      ? {
          property: 'authSecret',
          ...fromSpec(from, 'AUTH_SECRET'),
          kind: 'secret',
          more: { minBytes: 32 },
          description:
            'secret that tokens are signed with, of 32 bytes or more; a key made for development without it',
        }
      : {
          property: 'authJwks',
          ...fromSpec(from, 'AUTH_JWKS'),
          kind: 'string',
          description: 'address or file of the key set that tokens are checked with',
        };
  const optional = key.default === undefined ? ({ optional: 'in development' } as const) : {};
  const issuer = auth.issuer && {
    property: 'authIssuer',
    ...fromSpec(auth.issuer, 'AUTH_ISSUER'),
    kind: 'string' as const,
    description: 'issuer that tokens must name',
  };
  return [
    { ...key, ...optional },
    ...(issuer
      ? [issuer.default === undefined ? { ...issuer, optional: 'in development' as const } : issuer]
      : []),
    {
      property: 'authAudience',
      name: 'AUTH_AUDIENCE',
      kind: 'string',
      optional: true,
      description: 'audience that tokens must be meant for; without it, any',
    },
    {
      property: 'authEndlessTokens',
      name: 'AUTH_ENDLESS_TOKENS',
      kind: 'bool',
      default: false,
      description: 'whether tokens that never expire are taken',
    },
  ];
}

const operatorRole: AppSetting = {
  property: 'operatorRole',
  name: 'OPERATOR_ROLE',
  kind: 'string',
  default: 'operator',
  description: 'role of those who may look after /ops',
};

/** One for each variable: the same address may be that of several. */
function externalSettings(model: Model): readonly AppSetting[] {
  return [...externalsByVariable(model)].flatMap(([name, externals]) => {
    const [external] = externals;
    if (external === undefined) return [];
    const { url } = external;
    const { property } = externalSetting(external, model);
    const names = externals.map((one) => one.name).join(' and ');
    return {
      property,
      name,
      kind: 'url' as const,
      description: `address of ${names}; without it, ${externals.length > 1 ? 'their' : 'its'} calls are answered 503`,
      ...(url.kind === 'literal' ? { default: url.text } : { optional: true as const }),
    };
  });
}

/** What is served of the app's documentation. */
function docsSetting(model: Model): AppSetting {
  const served = hasMessages(model)
    ? '/docs, /openapi.json and /asyncapi.json'
    : '/docs and /openapi.json';
  return {
    property: 'docs',
    name: 'DOCS',
    kind: 'bool',
    default: true,
    description: `whether ${served} are served`,
  };
}

const commonSettings = (model: Model): readonly AppSetting[] => [
  {
    property: 'migrateOnStart',
    name: 'MIGRATE_ON_START',
    kind: 'bool',
    default: true,
    description: 'whether starting brings the database up to date',
  },
  {
    property: 'logLevel',
    name: 'LOG_LEVEL',
    kind: 'enum',
    more: { values: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] },
    default: 'info',
    description: 'what is worth a line in the log',
  },
  {
    property: 'bodyLimit',
    name: 'BODY_LIMIT',
    kind: 'int',
    more: { min: 1 },
    default: 1_048_576,
    description: 'largest body of a request, in bytes',
  },
  {
    property: 'corsOrigins',
    name: 'CORS_ORIGINS',
    kind: 'origins',
    default: [],
    description: 'web origins that may call the API, separated by commas; * for all',
  },
  docsSetting(model),
  {
    property: 'metricsPort',
    name: 'METRICS_PORT',
    kind: 'int',
    more: { min: 0, max: 65_535 },
    optional: true,
    description: 'port of its own for /metrics; 0 for none; without it, the port of the API',
  },
  {
    property: 'trustProxy',
    name: 'TRUST_PROXY',
    kind: 'bool',
    default: false,
    description: 'whether X-Forwarded-* headers of a proxy in front are believed',
  },
  {
    property: 'shutdownTime',
    name: 'SHUTDOWN_TIME',
    kind: 'duration',
    default: '10s',
    description: 'how long requests under way may take when the process is stopped',
  },
];

/** Everything a process of the app can be told. */
export function settingsOf(model: Model): readonly AppSetting[] {
  const listening: readonly AppSetting[] = [
    {
      property: 'port',
      name: 'PORT',
      kind: 'int',
      more: { min: 0, max: 65_535 },
      default: port(model),
      description: 'port to listen on',
    },
    {
      property: 'host',
      name: 'HOST',
      kind: 'string',
      default: '127.0.0.1',
      description: 'address to listen on; 0.0.0.0 for every network',
    },
  ];
  return [
    ...listening,
    databaseSetting(model),
    ...brokerSettings(model),
    ...commonSettings(model),
    ...authSettings(model),
    ...(hasOpsRoutes(model) ? [operatorRole] : []),
    ...externalSettings(model),
  ];
}

/** A setting as `readSettings` takes it. */
export const settingSchema = (setting: AppSetting): JsonObject => ({
  name: setting.name,
  kind: setting.kind,
  ...setting.more,
  ...(setting.default !== undefined && { default: setting.default }),
  ...(setting.optional !== undefined && { optional: setting.optional }),
  description: setting.description,
});
