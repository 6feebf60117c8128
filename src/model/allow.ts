import type { BoundExpression } from './declaration.ts';

/** One way to be let in: `customer if actor.id === customerId`. */
export interface Allowed {
  /** `anyone`, `signedIn` or a role of `auth.roles`. */
  readonly role: string;
  readonly condition: BoundExpression | undefined;
}

/** Whoever meets one of the lines may call. `[{ role: 'anyone' }]` lets everybody in. */
export type Allow = readonly Allowed[];
