import { describe, expect, test } from 'vitest';
import type { Deploy } from '../../src/model/deploy.ts';
import { modelOf } from './model-of.ts';

const deployOf = async (deploy: string): Promise<Deploy> => {
  const model = await modelOf(
    `plinth: 1\napp: { name: shop }\ncontexts: { Catalog: {}, Orders: {} }\n${deploy}`,
  );
  return model.deploy;
};

test('one process on the embedded engines, where nothing is said', async () => {
  const deploy = await deployOf('');
  expect(deploy.modes).toEqual([deploy.default]);
  expect(deploy.default).toEqual({
    name: 'shop',
    services: [{ name: 'shop', contexts: ['Catalog', 'Orders'], port: 3000, instances: 1 }],
    db: {
      engine: 'sqlite',
      url: { kind: 'literal', text: './data/shop.db' },
      replicas: undefined,
      shards: undefined,
      contexts: [],
    },
    broker: { engine: 'embedded', url: undefined },
    cache: { engine: 'memory', url: undefined },
  });
});

describe('modes', () => {
  test('a mode replaces whole engines of deploy, and ports are counted', async () => {
    const deploy = await deployOf(`deploy:
  default: many
  db: { engine: postgres, url: env SHOP_URL }
  cache: { engine: redis, url: env REDIS_URL }
  modes:
    one: { db: {} }
    many:
      services: { catalog: { contexts: [Catalog] }, orders: { contexts: [Orders] } }`);
    const [one, many] = deploy.modes;
    expect(deploy.default).toBe(many);
    expect(many?.services.map(({ port }) => port)).toEqual([3000, 3001]);
    expect(many?.db).toMatchObject({ engine: 'postgres', url: { kind: 'env', name: 'SHOP_URL' } });
    expect(one?.db).toMatchObject({ engine: 'sqlite', url: { text: './data/shop.db' } });
    expect(one?.cache.engine).toBe('redis');
  });

  test('the only mode is the default', async () => {
    const deploy = await deployOf('deploy: { modes: { lone: {} } }');
    expect(deploy.default.name).toBe('lone');
    expect(deploy.default.services).toHaveLength(1);
  });
});

test('clients take what is said for their context, else for all, else the usual', async () => {
  const { clients } = await deployOf(`deploy:
  clients:
    default: { timeout: 800ms, retry: 2 x 50ms }
    Orders: { timeout: 3s, balance: least-connections }`);
  expect(clients).toMatchObject([
    { context: 'Catalog', timeoutMs: 800, retry: { times: 2, fromMs: 50, toMs: 50 } },
    { context: 'Orders', timeoutMs: 3000, retry: { times: 2 }, balance: 'least-connections' },
  ]);
});
