/** Who is behind a call. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A caller that has not signed in. */
export const anonymous: Actor = Object.freeze({ id: '', roles: [], claims: {} });

/** The application itself, outside any request: it may do everything. */
export const system: Actor = Object.freeze({ id: 'system', roles: [], claims: {} });
