/** Gives back what `enter` gave out; a second call does nothing. */
export type Release = () => void;

interface Waiter {
  readonly admit: (release: Release) => void;
}

/** Lets a bounded number in at a time, the others in the order they came. */
export class Semaphore {
  readonly #waiting = new Set<Waiter>();
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /** How many wait to be let in. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether the next one would be let in at once. */
  get free(): boolean {
    return this.#free > 0;
  }

  async enter(signal?: AbortSignal): Promise<Release> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#release();
    }
    return new Promise<Release>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        admit: (release) => {
          signal?.removeEventListener('abort', leave);
          resolve(release);
        },
      };
      this.#waiting.add(waiter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #release(): Release {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#next();
    };
  }

  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(first);
    first.admit(this.#release());
  }
}
