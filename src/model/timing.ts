/** Attempts after the first, waiting from .. up to, doubling. */
export interface Retry {
  readonly times: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Breaker {
  readonly failures: number;
  readonly withinMs: number;
  readonly openMs: number;
}
