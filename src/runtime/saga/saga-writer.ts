import type { SagaInstance } from './saga-instance.ts';
import type { SagaStore } from './saga-store.ts';

interface Waiting {
  readonly kind: 'add' | 'write';
  readonly instance: SagaInstance;
  readonly resolve: (isKept: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes down how many sagas go on: what has come together is one unit of work. */
export class SagaWriter {
  readonly #store: SagaStore;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(store: SagaStore) {
    this.#store = store;
  }

  /** Whether it was not there before. */
  add(instance: SagaInstance): Promise<boolean> {
    return this.#wait('add', instance);
  }

  /** Whether it is kept: not where somebody else works for it by now. */
  write(instance: SagaInstance): Promise<boolean> {
    return this.#wait('write', instance);
  }

  #wait(kind: Waiting['kind'], instance: SagaInstance): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind, instance, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    // What other sagas are about to write in this turn joins.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      await this.#writeSome(waiting);
    }
    this.#writing = undefined;
  }

  async #writeSome(waiting: readonly Waiting[]): Promise<void> {
    const of = (kind: Waiting['kind']) =>
      waiting.filter((one) => one.kind === kind).map(({ instance }) => instance);
    try {
      const kept = await this.#keep(of('add'), of('write'));
      for (const { kind, instance, resolve } of waiting) resolve(kept[kind].has(instance.id));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  async #keep(add: readonly SagaInstance[], write: readonly SagaInstance[]) {
    const store = this.#store;
    const keep = async () => ({ add: await store.add(add), write: await store.write(write) });
    // One of them is a unit by itself.
    return add.length > 0 && write.length > 0 ? store.unitOfWork.run(keep) : keep();
  }
}
