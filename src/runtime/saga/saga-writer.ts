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
    while (this.#waiting.length > 0) await this.#writeSome(this.#take());
    this.#writing = undefined;
  }

  /** One for each saga: what becomes of another depends on what became of the first. */
  #take(): readonly Waiting[] {
    const taken = new Map<string, Waiting>();
    const left: Waiting[] = [];
    for (const one of this.#waiting) {
      const { id } = one.instance;
      if (taken.has(id)) left.push(one);
      else taken.set(id, one);
    }
    this.#waiting = left;
    // In the same order for all processes: those that lock the same rows wait instead of meeting.
    return [...taken.values()].sort((a, b) => (a.instance.id < b.instance.id ? -1 : 1));
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
