import type { Setting } from '../../spec/setting.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Report } from './site.ts';

/** Variables that every process reads, and what for. */
const usual: Readonly<Record<string, string>> = {
  PORT: 'the port of every process',
  HOST: 'the address that every process listens on',
  MIGRATE_ON_START: 'a setting of every process',
  LOG_LEVEL: 'a setting of every process',
  BODY_LIMIT: 'a setting of every process',
  CORS_ORIGINS: 'a setting of every process',
  TRUST_PROXY: 'a setting of every process',
  SHUTDOWN_TIME: 'a setting of every process',
  NODE_ENV: 'a setting of every process',
  AUTH_AUDIENCE: 'the audience of tokens',
  AUTH_ENDLESS_TOKENS: 'a setting of every process',
};

interface Read {
  readonly setting: Setting;
  /** What the variable holds. */
  readonly what: string;
  /** Variable that stands in for a value written in the spec. */
  readonly fallback?: string;
}

/** A variable says one thing: only systems outside may share the one that holds their address. */
export function checkVariables(spec: Spec, report: Report): void {
  const known = new Map(Object.entries(usual));
  if (spec.deploy?.db?.url === undefined) known.set('DATABASE_URL', 'the address of the database');
  for (const { setting, what, fallback } of readsOf(spec)) {
    const name = setting.kind === 'env' ? setting.name : fallback;
    if (name === undefined) continue;
    const before = known.get(name);
    if (before !== undefined && before !== what) {
      report('SPEC_NAME_RESERVED', setting.at, {
        problem: `${name} is ${before} already`,
        hint: 'read another variable',
      });
    }
    known.set(name, before ?? what);
  }
}

function readsOf({ auth, deploy, contexts }: Spec): readonly Read[] {
  const database = deploy?.db?.url && {
    setting: deploy.db.url,
    what: 'the address of the database',
    fallback: 'DATABASE_URL',
  };
  const key = auth && {
    setting: auth.jwt.key.value,
    what: 'the key of tokens',
    fallback: auth.jwt.key.kind === 'secret' ? 'AUTH_SECRET' : 'AUTH_JWKS',
  };
  const issuer = auth?.jwt.issuer && {
    setting: auth.jwt.issuer,
    what: 'the issuer of tokens',
    fallback: 'AUTH_ISSUER',
  };
  const outside = contexts.flatMap(({ externals }) =>
    externals.map(({ url }) => ({ setting: url, what: 'the address of a system outside' })),
  );
  return [database, key, issuer, ...outside].filter((read) => read !== undefined);
}
