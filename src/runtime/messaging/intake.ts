// What is stored at once keeps readers of the log waiting until it is committed.
const mostAtOnce = 128;

/** What comes in one by one, taken out by the batch. */
export class Intake<Item> {
  #items: Item[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** After it has failed, nothing may overtake what is missing. */
  add(item: Item): void {
    if (this.#end !== undefined && 'error' in this.#end) return;
    this.#items.push(item);
    this.#wake?.();
  }

  /** Nothing more comes; what has come is still taken out. */
  end(): void {
    this.#end ??= {};
    this.#wake?.();
  }

  /** It cannot go on: what has come comes again. */
  fail(error: unknown): void {
    this.#items = [];
    this.#end ??= { error };
    this.#wake?.();
  }

  /** What has come, once something has; undefined at the end. Throws what it failed with. */
  async take(): Promise<readonly Item[] | undefined> {
    while (this.#items.length === 0) {
      if (this.#end !== undefined && 'error' in this.#end) throw this.#end.error;
      if (this.#end !== undefined) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#items.splice(0, mostAtOnce);
  }
}
