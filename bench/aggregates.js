import { raceGeneration } from './generation-race.js';
import { specOfAggregates } from './spec-of-aggregates.js';

/** What `generation` measures, for a spec of 100 aggregates. */
export function benchAggregates(root) {
  return raceGeneration(root, { title: '100 aggregates', specOf: specOfAggregates });
}
