import { LRUCache } from 'lru-cache';
import { printTable, race } from './measure.js';

const calls = 400_000;

/** What a hit of the cache and a closed breaker cost, against doing without them. */
export async function benchRuntime() {
  const { MemoryCache } = await import('@plinth/runtime/caching');
  const { CircuitBreaker } = await import('@plinth/runtime/resilience');
  await benchCache(MemoryCache);
  await benchBreaker(CircuitBreaker);
}

async function benchCache(MemoryCache) {
  const keys = Array.from({ length: 1_000 }, (_, at) => `catalog.product:${at}`);
  const raw = new LRUCache({ max: 10_000, ttl: 60_000 });
  const cache = new MemoryCache({ ttl: 60_000 });
  for (const key of keys) {
    raw.set(key, { key });
    await cache.get(key, async () => ({ key }));
  }
  const load = () => Promise.reject(new Error('it is kept'));
  const key = (call) => keys[call % keys.length];
  const times = await race(
    [
      contestant('raw lru-cache, awaited', (call) => raw.get(key(call))),
      contestant('MemoryCache', (call) => cache.get(key(call), load)),
      { name: 'raw lru-cache, not awaited', run: () => timeSync((call) => raw.get(key(call))) },
    ],
    15,
  );
  printTable('A hit of the memory cache, single flight included', times, {
    anchor: 'raw lru-cache, awaited',
    unit: 'ns',
    digits: 0,
    most: { MemoryCache: 2 },
  });
}

async function benchBreaker(CircuitBreaker) {
  const breaker = new CircuitBreaker({
    name: 'payments',
    failures: 5,
    within: 10_000,
    open: 1_000,
  });
  const call = async () => 1;
  const times = await race(
    [
      contestant('bare await', () => call()),
      contestant('CircuitBreaker, closed', () => breaker.run(call)),
    ],
    15,
  );
  printTable('A call through a closed circuit breaker', times, {
    anchor: 'bare await',
    unit: 'ns',
    digits: 0,
    most: { 'CircuitBreaker, closed': 4 },
  });
}

/** Gives the nanoseconds of one call. */
function contestant(name, once) {
  const run = async () => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) await once(call);
    return ((performance.now() - start) * 1e6) / calls;
  };
  return { name, run };
}

function timeSync(once) {
  const start = performance.now();
  let found = 0;
  for (let call = 0; call < calls; call += 1) if (once(call) !== undefined) found += 1;
  if (found !== calls) throw new Error('a key is not kept');
  return ((performance.now() - start) * 1e6) / calls;
}
