import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache } from '../caching/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import { gate } from './gate.ts';

/** What every engine of Cache promises; `make` gives an empty one that keeps values for `ttl` ms. */
export function cacheContract(
  make: (settings: { readonly ttl: number }) => Promise<Cache>,
): readonly ContractCase[] {
  const minute = (): Promise<Cache> => make({ ttl: 60_000 });
  const short = (): Promise<Cache> => make({ ttl: 50 });
  return [
    ...casesOf(minute, { ...keeping, ...singleFlight, ...deleting }),
    ...casesOf(short, expiring),
  ];
}

const key = 'product:ABC-1234';

/** A loader that counts how often it is asked. */
function counting<T>(answer: (asked: number) => T | Promise<T>) {
  const loader = {
    asked: 0,
    load: async (): Promise<T> => {
      loader.asked += 1;
      return answer(loader.asked);
    },
  };
  return loader;
}

const keeping = {
  'loads once and answers what it kept': async (cache: Cache) => {
    const loader = counting((asked) => ({ name: `product ${asked}` }));
    const answers = [await cache.get(key, loader.load), await cache.get(key, loader.load)];
    assert.deepEqual(answers, [{ name: 'product 1' }, { name: 'product 1' }]);
    assert.equal(loader.asked, 1);
  },

  'keeps keys apart': async (cache: Cache) => {
    assert.equal(await cache.get('a', async () => 1), 1);
    assert.equal(await cache.get('b', async () => 2), 2);
    assert.equal(await cache.get('a', async () => 3), 1);
  },

  'keeps every kind of value that JSON has': async (cache: Cache) => {
    const values = ['', 'text', 0, -1.5, true, false, [], [1, 'a'], {}, { a: { b: null } }];
    for (const [at, value] of values.entries()) {
      await cache.get(`value ${at}`, async () => value);
      const kept = await cache.get<unknown>(`value ${at}`, async () => 'loaded again');
      assert.deepEqual(kept, value);
    }
  },

  'keeps nothing for what is absent': async (cache: Cache) => {
    assert.equal(await cache.get<unknown>(key, async () => null), null);
    assert.equal(await cache.get(key, async () => 'made meanwhile'), 'made meanwhile');
  },

  'keeps no failure': async (cache: Cache) => {
    const refused = new Error('the database is away');
    await assert.rejects(
      cache.get(key, async () => {
        throw refused;
      }),
      refused,
    );
    assert.equal(await cache.get(key, async () => 'back again'), 'back again');
  },
};

const singleFlight = {
  'makes one load for all who ask at once': async (cache: Cache) => {
    const loaded = gate<string>();
    const loader = counting(() => loaded.passed);
    const asking = Array.from({ length: 100 }, () => cache.get(key, loader.load));
    loaded.open('value');
    assert.deepEqual(new Set(await Promise.all(asking)), new Set(['value']));
    assert.equal(loader.asked, 1);
  },

  'tells a failure to all who wait for it': async (cache: Cache) => {
    const loaded = gate<string>();
    const loader = counting(() => loaded.passed);
    const asking = Array.from({ length: 3 }, () => cache.get(key, loader.load));
    loaded.fail(new Error('the database is away'));
    const outcomes = await Promise.allSettled(asking);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.equal(loader.asked, 1);
  },

  'lets one who waits leave without disturbing the others': async (cache: Cache) => {
    const loaded = gate<string>();
    const loader = counting(() => loaded.passed);
    const leaving = new AbortController();
    const left = cache.get(key, loader.load, { signal: leaving.signal });
    const stayed = cache.get(key, loader.load);
    const reason = new Error('the client has gone');
    leaving.abort(reason);
    await assert.rejects(left, reason);
    loaded.open('value');
    assert.equal(await stayed, 'value');
    assert.equal(loader.asked, 1);
  },
};

const deleting = {
  'loads again after a delete': async (cache: Cache) => {
    const loader = counting((asked) => asked);
    await cache.get(key, loader.load);
    await cache.delete(key);
    assert.equal(await cache.get(key, loader.load), 2);
  },

  'leaves other keys alone': async (cache: Cache) => {
    await cache.get('a', async () => 1);
    await cache.delete('b');
    assert.equal(await cache.get('a', async () => 2), 1);
  },

  'does not bring back what was deleted while it was being loaded': async (cache: Cache) => {
    const old = gate<string>();
    const asking = cache.get(key, () => old.passed);
    await cache.delete(key);
    old.open('old');
    await asking;
    assert.equal(await cache.get(key, async () => 'new'), 'new');
    assert.equal(await cache.get(key, async () => 'newer'), 'new');
  },

  'gives who asks after a delete a load of their own': async (cache: Cache) => {
    const old = gate<string>();
    const before = cache.get(key, () => old.passed);
    await cache.delete(key);
    assert.equal(await cache.get(key, async () => 'new'), 'new');
    old.open('old');
    assert.equal(await before, 'old');
    assert.equal(await cache.get(key, async () => 'newer'), 'new');
  },

  'forgets everything, what is being loaded included': async (cache: Cache) => {
    await cache.get('a', async () => 'old');
    const old = gate<string>();
    const asking = cache.get('b', () => old.passed);
    await cache.clear();
    old.open('old');
    await asking;
    assert.equal(await cache.get('a', async () => 'new'), 'new');
    assert.equal(await cache.get('b', async () => 'new'), 'new');
  },
};

const expiring = {
  'forgets a value after its time': async (cache: Cache) => {
    const loader = counting((asked) => asked);
    await cache.get(key, loader.load);
    await sleep(100);
    assert.equal(await cache.get(key, loader.load), 2);
  },
};
