/** Remembers what was answered to commands that are to take effect once. */
export interface HandledCommands {
  /**
   * Does the work, within the unit of work that is running, unless `key` was handled before in
   * `scope`: then it answers what was answered then.
   *
   * The answer is kept as JSON; decimals in it come back as decimals. A refusal that is to be kept
   * with its events is answered, not thrown, and thrown when the unit has ended: `answered(...)`.
   * Work that throws is not remembered.
   *
   * @example
   * this.#handled.once('accounts.account.withdraw', [id, input.reference], async () => { ... });
   */
  once<T>(scope: string, key: HandledKey, work: () => Promise<T>): Promise<T>;

  /** What was answered to `key` in `scope`; undefined where it was not handled yet. */
  find(scope: string, key: HandledKey): Promise<HandledAnswer | undefined>;

  /** Puts another answer in the place of the one that is kept, within the unit of work that is running. */
  replace(scope: string, key: HandledKey, answer: unknown): Promise<void>;
}

export interface HandledAnswer {
  /** As it was answered; a refusal that was kept with its events is a DomainError. */
  readonly answer: unknown;
}

export type HandledKey = readonly (string | number | boolean)[];
