interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Callers that wait until a reader of the log has come to their position. */
export class Waiters {
  #waiting: readonly Waiter[] = [];
  #position = 0;
  #end: { readonly error: unknown } | undefined;

  /** How far the reader has come. */
  get position(): number {
    return this.#position;
  }

  /** Whether somebody waits. */
  get any(): boolean {
    return this.#waiting.length > 0;
  }

  until(position: number): Promise<void> {
    if (position <= this.#position) return Promise.resolve();
    if (this.#end !== undefined) return Promise.reject(this.#end.error);
    return new Promise((resolve, reject) => {
      this.#waiting = [...this.#waiting, { position, resolve, reject }];
    });
  }

  advance(position: number): void {
    if (position <= this.#position) return;
    this.#position = position;
    if (this.#waiting.length === 0) return;
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.resolve();
    this.#waiting = this.#waiting.filter((waiter) => waiter.position > position);
  }

  /** The reader comes no further. */
  fail(error: unknown): void {
    this.#end = { error };
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting = [];
  }
}
