import { raceGeneration } from './generation-race.js';
import { specOfAggregates } from './spec-of-aggregates.js';

/** How the cost grows: 1,000 aggregates, ten times those of `aggregates`. */
export function benchScale(root) {
  const specOf = (options) => specOfAggregates({ contexts: 100, ...options });
  return raceGeneration(root, { title: '1,000 aggregates', specOf, rounds: 3 });
}
