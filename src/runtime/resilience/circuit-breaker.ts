export type BreakerState = 'closed' | 'open' | 'half-open';

/** What an error says of the one called: it fails, it works and refuses, or nothing either way. */
export type Verdict = 'fails' | 'works' | 'unknown';

export interface CircuitBreakerOptions {
  /** Who is called, for the message. */
  readonly name: string;
  /** So many failures … */
  readonly failures: number;
  /** … within so many milliseconds open it. */
  readonly within: number;
  /** How long it refuses everything, in milliseconds, before it lets one call through. */
  readonly open: number;
  /** How an error is read; every one speaks against the one called when absent. */
  readonly judge?: (error: unknown) => Verdict;
  readonly onChange?: (state: BreakerState, name: string) => void;
  /** Milliseconds of a clock that never goes back, for tests. */
  readonly now?: () => number;
}

/** A call that was not made, because those before it failed. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';

  constructor(name: string) {
    super(`${name} is left alone for a while: it failed too often`);
  }
}

/** Stops calling what fails, so that neither side wastes its time, and tries it again later. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  readonly #judge: (error: unknown) => Verdict;
  readonly #now: () => number;
  // The times of the last failures, oldest at #next: as many as may happen before it opens.
  readonly #failedAt: number[] = [];
  #next = 0;
  #state: BreakerState = 'closed';
  // Goes up with every change of state: what began in another era says nothing about this one.
  #era = 0;
  #refuseUntil = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
    this.#judge = options.judge ?? (() => 'fails');
    this.#now = options.now ?? (() => performance.now());
  }

  get state(): BreakerState {
    return this.#state;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#state !== 'closed') return this.#probe(call);
    const era = this.#era;
    try {
      return await call();
    } catch (error) {
      if (era === this.#era && this.#judge(error) === 'fails') this.#failed();
      throw error;
    }
  }

  // One call at a time may try. One that never answers holds the others back no longer than the
  // breaker would have stayed open.
  async #probe<T>(call: () => Promise<T>): Promise<T> {
    if (this.#now() < this.#refuseUntil) throw new BreakerOpen(this.#options.name);
    this.#refuseUntil = this.#now() + this.#options.open;
    this.#change('half-open');
    const era = this.#era;
    try {
      const answer = await call();
      if (era === this.#era) this.#close();
      return answer;
    } catch (error) {
      if (era === this.#era) this.#read(this.#judge(error));
      throw error;
    }
  }

  #read(verdict: Verdict): void {
    if (verdict === 'fails') this.#open();
    else if (verdict === 'works') this.#close();
    else this.#refuseUntil = 0;
  }

  #failed(): void {
    const { failures, within } = this.#options;
    const now = this.#now();
    this.#failedAt[this.#next] = now;
    this.#next = (this.#next + 1) % failures;
    const oldest = this.#failedAt[this.#next];
    if (oldest !== undefined && now - oldest <= within) this.#open();
  }

  #open(): void {
    this.#refuseUntil = this.#now() + this.#options.open;
    this.#change('open');
  }

  #close(): void {
    this.#failedAt.length = 0;
    this.#next = 0;
    this.#change('closed');
  }

  #change(state: BreakerState): void {
    this.#era += 1;
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChange?.(state, this.#options.name);
  }
}
