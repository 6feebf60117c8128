import { MemoryCache } from '@plinth/runtime/caching';
import { cacheContract } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

describe('MemoryCache', () => {
  for (const { title, run } of cacheContract(async (settings) => new MemoryCache(settings))) {
    it(title, run);
  }

  it('keeps no more than its maximum, and first forgets what was not asked for longest', async () => {
    const cache = new MemoryCache({ ttl: 60_000, max: 2 });
    const loads: string[] = [];
    const ask = (key: string) => cache.get(key, async () => loads.push(key));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(loads).toEqual(['a', 'b', 'c', 'b']);
  });

  it('makes one load per key even when more keys are asked for than it keeps', async () => {
    const cache = new MemoryCache({ ttl: 60_000, max: 1 });
    let loads = 0;
    const ask = (key: string) => cache.get(key, async () => (loads += 1));
    await Promise.all(['a', 'b', 'c', 'a', 'b', 'c'].map(ask));
    expect(loads).toBe(3);
  });

  it('keeps what is absent for as long as it is told to', async () => {
    const cache = new MemoryCache({ ttl: 60_000, absentTtl: 60_000 });
    expect(await cache.get<unknown>('a', async () => null)).toBe(null);
    expect(await cache.get<unknown>('a', async () => 'made')).toBe(null);
    await cache.delete('a');
    expect(await cache.get<unknown>('a', async () => 'made')).toBe('made');
  });
});
