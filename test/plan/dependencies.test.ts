import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.ts';
import { dependencies, devDependencies } from '../../src/plan/dependencies.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { root } from '../arch/source.ts';
import { modelOf } from './model-of.ts';

const options = (kind: 'vendor' | 'registry'): PlanOptions => ({
  plinth: { version: '0.1.0' },
  packages:
    kind === 'vendor'
      ? { kind, runtime: 'vendor/runtime.tgz', plinth: 'vendor/plinth.tgz' }
      : { kind, runtime: '0.1.0', plinth: '0.1.0' },
  packageManager: 'npm',
});

const modelOn = (engine: 'sqlite' | 'postgres'): Promise<Model> =>
  modelOf(`
plinth: 1
app: shop
contexts: { Catalog: { entities: { Item: { fields: { name: string }, crud: all } } } }
deploy:
  default: one
  modes:
    one: { services: { shop: { contexts: all } } }
    other: { services: { shop: { contexts: all } }, db: { engine: ${engine}, url: env DATABASE_URL } }
`);

const [onSqlite, onPostgres] = [await modelOn('sqlite'), await modelOn('postgres')];

const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));

const pinned = [
  ...dependencies(onPostgres, options('vendor')),
  ...devDependencies(options('vendor'), true),
].filter(({ version }) => !version.startsWith('file:'));

describe('what a generated app installs', () => {
  it.each(pinned)('$name in the version that plinth itself is tested with', ({ name, version }) => {
    expect(lock.packages[`node_modules/${name}`].version).toBe(version);
  });

  it.each(pinned)('$name without running a script', ({ name }) => {
    expect(lock.packages[`node_modules/${name}`].hasInstallScript).toBeUndefined();
  });

  it('brings what makes random values where aggregates are tried out with them', () => {
    const names = (isTriedOut: boolean) =>
      devDependencies(options('vendor'), isTriedOut).map(({ name }) => name);
    expect(names(true)).toContain('fast-check');
    expect(names(false)).not.toContain('fast-check');
  });

  it('brings the driver of every engine that a mode names, and that of SQLite always', () => {
    const drivers = (model: Model) =>
      dependencies(model, options('vendor'))
        .map(({ name }) => name)
        .filter((name) => ['libsql', 'pg'].includes(name));
    expect(drivers(onSqlite)).toEqual(['libsql']);
    expect(drivers(onPostgres)).toEqual(['libsql', 'pg']);
  });

  it('takes runtime and generator from packed files or from a registry', () => {
    const own = (kind: 'vendor' | 'registry') =>
      [...dependencies(onSqlite, options(kind)), ...devDependencies(options(kind), false)]
        .filter(({ name }) => name.includes('plinth'))
        .map(({ version }) => version);
    expect(own('vendor')).toEqual(['file:vendor/runtime.tgz', 'file:vendor/plinth.tgz']);
    expect(own('registry')).toEqual(['0.1.0', '0.1.0']);
  });
});
