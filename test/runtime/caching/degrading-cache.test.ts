import { DegradingCache, MemoryCache } from '@plinth/runtime/caching';
import { cacheContract, FailingCache } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

const dead = new Error('ECONNREFUSED');

function degrading(): { cache: DegradingCache; engine: FailingCache; reported: unknown[] } {
  const engine = new FailingCache(new MemoryCache({ ttl: 60_000 }));
  const reported: unknown[] = [];
  return { engine, reported, cache: new DegradingCache(engine, (error) => reported.push(error)) };
}

describe('DegradingCache', () => {
  const make = async (settings: { ttl: number }) =>
    new DegradingCache(new MemoryCache(settings), () => undefined);
  for (const { title, run } of cacheContract(make)) it(title, run);

  it('loads what is asked for while the engine is dead, and uses it again when it is back', async () => {
    const { cache, engine, reported } = degrading();
    engine.failWith(dead);
    expect(await cache.get('a', async () => 1)).toBe(1);
    await cache.delete('a');
    await cache.clear();
    expect(reported).toEqual([dead, dead, dead]);
    engine.failWith(undefined);
    expect(await cache.get('a', async () => 2)).toBe(2);
    expect(await cache.get('a', async () => 3)).toBe(2);
  });

  it('does not take a load that fails for a dead engine', async () => {
    const { cache, reported } = degrading();
    const refused = new Error('the database is away');
    let loads = 0;
    const load = async (): Promise<never> => {
      loads += 1;
      throw refused;
    };
    await expect(cache.get('a', load)).rejects.toBe(refused);
    expect({ loads, reported }).toEqual({ loads: 1, reported: [] });
  });

  it('does not load for a caller who has left', async () => {
    const { cache } = degrading();
    const signal = AbortSignal.abort(new Error('the client has gone'));
    let loads = 0;
    const asking = cache.get('a', async () => (loads += 1), { signal });
    await expect(asking).rejects.toThrow('the client has gone');
    expect(loads).toBeLessThan(2);
  });
});
