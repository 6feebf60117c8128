import type { Name } from './name.ts';

/** A member of an enum, or a state. */
export interface Member {
  readonly name: Name;
  readonly was?: Name;
  /** Its value in JSON and in the database; the name itself when absent. */
  readonly wire?: Name;
}
