import type { JsonValue } from '@plinth/runtime/domain';

export interface PathfinderShortestPathInput {
  readonly origin: string;
  readonly destination: string;
}

/** What is asked of Pathfinder, a system outside. */
export interface Pathfinder {
  shortestPath(input: PathfinderShortestPathInput): Promise<JsonValue>;
}
