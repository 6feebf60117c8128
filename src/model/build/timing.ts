import type { Breaker as SpecBreaker } from '../../spec/breaker.ts';
import type { Cache as SpecCache } from '../../spec/cache.ts';
import type { Retry as SpecRetry } from '../../spec/duration.ts';
import type { CacheLevel } from '../cache.ts';
import type { Breaker, Retry } from '../timing.ts';

export const buildRetry = ({ attempts, delay, upTo }: SpecRetry): Retry => ({
  times: attempts,
  fromMs: delay.milliseconds,
  toMs: (upTo ?? delay).milliseconds,
});

/** What reactions do where nothing is said: `3 x 200ms..5s`. */
export const usualRetry: Retry = { times: 3, fromMs: 200, toMs: 5000 };

export const buildBreaker = ({ failures, within, open }: SpecBreaker): Breaker => ({
  failures,
  withinMs: within.milliseconds,
  openMs: open.milliseconds,
});

export const buildLevels = ({ levels }: SpecCache): readonly CacheLevel[] =>
  levels.map(({ store, ttl }) => ({ engine: store, forMs: ttl.milliseconds }));
