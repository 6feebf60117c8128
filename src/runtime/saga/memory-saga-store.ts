import type { MemoryUnitOfWork } from '../database/index.ts';
import { isHeld } from './is-held.ts';
import { hasEnded, type SagaInstance } from './saga-instance.ts';
import type { SagaClaim, SagaCount, SagaQuery, SagaStore } from './saga-store.ts';

const byAge = (a: SagaInstance, b: SagaInstance): number => (a.startedAt < b.startedAt ? -1 : 1);

/** Sagas of this process only. */
export class MemorySagaStore implements SagaStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly #kept = new Map<string, SagaInstance>();

  constructor(unitOfWork: MemoryUnitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  async add(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>> {
    return this.#change(() => instances.filter(({ id }) => !this.#kept.has(id)));
  }

  async write(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>> {
    return this.#change(() =>
      instances.filter(({ id, token }) => this.#kept.get(id)?.token === token),
    );
  }

  async replace(instance: SagaInstance): Promise<boolean> {
    const { id, token } = instance;
    const replaced = await this.#change(() =>
      this.#kept.get(id)?.token === token ? [{ ...instance, token: token + 1 }] : [],
    );
    return replaced.has(id);
  }

  async claim(claim: SagaClaim): Promise<readonly SagaInstance[]> {
    const { sagas, owner, now, until, limit } = claim;
    const claimed: SagaInstance[] = [];
    await this.#change(() => {
      const due = this.#due(sagas).filter((one) => one.dueAt <= now && !isHeld(one, claim));
      for (const one of due.slice(0, limit)) {
        claimed.push({ ...one, owner, token: one.token + 1, dueAt: until });
      }
      return claimed;
    });
    return claimed;
  }

  async nextDue(sagas: readonly string[]): Promise<number | undefined> {
    return this.#due(sagas)[0]?.dueAt;
  }

  async prolong(
    ids: readonly string[],
    owner: string,
    until: number,
  ): Promise<ReadonlySet<string>> {
    return this.#change(() =>
      ids.flatMap((id) => {
        const one = this.#kept.get(id);
        return one?.owner === owner ? [{ ...one, dueAt: until }] : [];
      }),
    );
  }

  async list({ state, saga, limit = 100 }: SagaQuery = {}): Promise<readonly SagaInstance[]> {
    return [...this.#kept.values()]
      .filter((one) => (state ?? one.state) === one.state && (saga ?? one.saga) === one.saga)
      .sort(byAge)
      .slice(0, limit);
  }

  async get(id: string): Promise<SagaInstance | undefined> {
    return this.#kept.get(id);
  }

  async counts(): Promise<readonly SagaCount[]> {
    const counts = new Map<string, SagaCount>();
    for (const one of this.#kept.values()) {
      if (hasEnded(one)) continue;
      const { saga, state } = one;
      const key = `${saga} ${state}`;
      counts.set(key, { saga, state, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()];
  }

  async forget(endedBefore: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const old = [...this.#kept.values()].filter(
        ({ endedAt }) => endedAt !== null && endedAt < endedBefore,
      );
      for (const one of old) {
        const rollback = (): void => void this.#kept.set(one.id, one);
        this.unitOfWork.enlist({ commit: () => undefined, rollback });
        this.#kept.delete(one.id);
      }
      return old.length;
    });
  }

  #due(sagas: readonly string[]) {
    return [...this.#kept.values()]
      .flatMap((one) =>
        one.dueAt !== null && sagas.includes(one.saga) ? [{ ...one, dueAt: one.dueAt }] : [],
      )
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  /** Sets what `find` answers; nobody comes in between. */
  #change(find: () => readonly SagaInstance[]): Promise<ReadonlySet<string>> {
    return this.unitOfWork.run(async () => {
      const changed = find();
      for (const one of changed) this.#set(one);
      return new Set(changed.map(({ id }) => id));
    });
  }

  #set(one: SagaInstance): void {
    const before = this.#kept.get(one.id);
    const rollback = (): void => {
      if (before === undefined) this.#kept.delete(one.id);
      else this.#kept.set(one.id, before);
    };
    this.unitOfWork.enlist({ commit: () => undefined, rollback });
    // As JSON gives it back, so that nothing is kept here that a database would not keep.
    this.#kept.set(one.id, { ...one, journal: JSON.parse(JSON.stringify(one.journal)) });
  }
}
