import type { Cache } from '../model/cache.ts';
import { objectCall } from './code-doc.ts';
import type { Doc } from './doc.ts';
import type { Import } from './imports.ts';

/** What caches of a context import. */
export const cacheImports: readonly Import[] = ['CachedReads', 'MemoryCache'].map((name) => ({
  name,
  from: '@plinth/runtime/caching',
}));

/** Reads through a cache in memory: its level, or the first one in its stead. */
export function cachedReads({ levels }: Cache, name: string, generics = ''): Doc {
  const level = levels.find(({ engine }) => engine === 'memory') ?? levels[0];
  const ttl = `${level?.forMs ?? 0}`.replace(/\B(?=(\d{3})+$)/g, '_');
  const items = [
    `cache: new MemoryCache({ ttl: ${ttl} })`,
    'unitOfWork: ports.database',
    `name: '${name}'`,
  ];
  return objectCall({ callee: `new CachedReads${generics}`, args: [], items });
}
