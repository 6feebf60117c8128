import { raceGeneration } from './generation-race.js';
import { specOf100Aggregates } from './spec-of-100-aggregates.js';

/** What `generation` measures, for a spec of 100 aggregates. */
export function benchAggregates(root) {
  return raceGeneration(root, { title: '100 aggregates', specOf: specOf100Aggregates });
}
