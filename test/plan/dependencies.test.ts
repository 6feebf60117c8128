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

const appWith = (deploy: string) =>
  modelOf(`
plinth: 1
app: { name: shop }
contexts: { Catalog: { consumes: { orders: { messages: { placed: { fields: {}, code: true } } } } } }
deploy: ${deploy}
`);

const everything = await appWith(`
  default: one
  modes: { one: {}, two: { broker: { engine: nats } }, three: { broker: { engine: rabbitmq } } }`);

const pinned = [
  ...dependencies(onPostgres, options('vendor')),
  ...dependencies(everything, options('vendor')),
  ...devDependencies(options('vendor')),
].filter(
  ({ name, version }, at, all) =>
    !version.startsWith('file:') && all.findIndex((one) => one.name === name) === at,
);

describe('what a generated app installs', () => {
  it.each(pinned)('$name in the version that plinth itself is tested with', ({ name, version }) => {
    expect(lock.packages[`node_modules/${name}`].version).toBe(version);
  });

  it.each(pinned)('$name without running a script', ({ name }) => {
    expect(lock.packages[`node_modules/${name}`].hasInstallScript).toBeUndefined();
  });

  it('brings what makes random values, for its tests and for chaos', () => {
    const names = devDependencies(options('vendor')).map(({ name }) => name);
    expect(names).toContain('fast-check');
  });

  it('brings the driver of every engine that a mode names, and that of SQLite always', () => {
    const drivers = (model: Model) =>
      dependencies(model, options('vendor'))
        .map(({ name }) => name)
        .filter((name) => ['libsql', 'pg'].includes(name));
    expect(drivers(onSqlite)).toEqual(['libsql']);
    expect(drivers(onPostgres)).toEqual(['libsql', 'pg']);
  });

  it('brings the clients of the brokers that its modes name, and no others', async () => {
    const names = async (deploy: string) =>
      dependencies(await appWith(deploy), options('vendor')).map(({ name }) => name);
    const clients = ['@nats-io/jetstream', '@nats-io/transport-node', 'amqplib'];
    expect((await names('{}')).filter((name) => clients.includes(name))).toEqual([]);
    expect(await names('{ broker: { engine: rabbitmq } }')).toContain('amqplib');
    expect(dependencies(everything, options('vendor')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(clients),
    );
  });

  it('takes runtime and generator from packed files or from a registry', () => {
    const own = (kind: 'vendor' | 'registry') =>
      [...dependencies(onSqlite, options(kind)), ...devDependencies(options(kind))]
        .filter(({ name }) => name.includes('plinth'))
        .map(({ version }) => version);
    expect(own('vendor')).toEqual(['file:vendor/runtime.tgz', 'file:vendor/plinth.tgz']);
    expect(own('registry')).toEqual(['0.1.0', '0.1.0']);
  });
});
