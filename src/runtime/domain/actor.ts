/** Who is behind a call. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
}
