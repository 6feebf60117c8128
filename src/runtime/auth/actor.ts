import type { Actor } from '../domain/index.ts';

export type { Actor } from '../domain/index.ts';

/** A caller that has not signed in. */
export const anonymous: Actor = Object.freeze({ id: '', roles: [], claims: {} });

/** The application itself, outside any request: it may do everything. */
export const system: Actor = Object.freeze({ id: 'system', roles: [], claims: {} });
