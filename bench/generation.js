import { raceGeneration } from './generation-race.js';
import { specOf100 } from './spec-of-100.js';

/** First generation, nothing changed and one field added, for a spec of 100 entities. */
export function benchGeneration(root) {
  return raceGeneration(root, { title: '100 entities', specOf: specOf100 });
}
