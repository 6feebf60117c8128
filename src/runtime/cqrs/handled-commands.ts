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
}

export type HandledKey = readonly (string | number | boolean)[];
