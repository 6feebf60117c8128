import type { MemoryUnitOfWork } from '../database/index.ts';
import type {
  DeadLetter,
  DeadLetterCause,
  DeadLetterQuery,
  DeadLetterStore,
} from './dead-letter.ts';
import type {
  PendingDelivery,
  PendingQuery,
  SubscriptionChange,
  SubscriptionStore,
} from './subscription-store.ts';

interface Kept {
  readonly position: number;
  readonly pending: ReadonlyMap<number, PendingDelivery>;
}

/** Subscriptions and their dead letters in this process only. */
export class MemorySubscriptionStore implements SubscriptionStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly deadLetters: DeadLetterStore;
  readonly #kept = new Map<string, Kept>();
  readonly #letters = new Map<string, DeadLetter>();

  constructor(unitOfWork: MemoryUnitOfWork) {
    this.unitOfWork = unitOfWork;
    this.deadLetters = new MemoryDeadLetters(unitOfWork, this.#letters);
  }

  async position(name: string): Promise<number | undefined> {
    return this.#kept.get(name)?.position;
  }

  async begin(name: string, position: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (this.#kept.has(name)) return;
      put(this.unitOfWork, this.#kept, [name, { position, pending: new Map() }]);
    });
  }

  async positionsOf(name: string): Promise<ReadonlyMap<string, number>> {
    const all = [...this.#kept].filter(([one]) => one.startsWith(`${name} `));
    return new Map(all.map(([one, { position }]) => [one, position]));
  }

  async end(name: string): Promise<void> {
    await this.unitOfWork.run(async () => put(this.unitOfWork, this.#kept, [name, undefined]));
  }

  async pending(
    name: string,
    { after, limit, key, running }: PendingQuery,
  ): Promise<readonly PendingDelivery[]> {
    return [...(this.#kept.get(name)?.pending.values() ?? [])]
      .filter(
        (one) =>
          one.position > after &&
          (key === undefined || one.key === key) &&
          (running === undefined || one.running === running),
      )
      .sort((a, b) => a.position - b.position)
      .slice(0, limit);
  }

  async retried(name: string, limit: number): Promise<readonly DeadLetter[]> {
    const letters = [...this.#letters.values()];
    return letters
      .filter(({ source, state }) => source === name && state === 'retrying')
      .sort((a, b) => a.position - b.position)
      .slice(0, limit);
  }

  async change(name: string, change: SubscriptionChange): Promise<void> {
    const { set = [], done = [], park = [], revive = [] } = change;
    const before = this.#kept.get(name);
    if (before !== undefined) {
      const pending = new Map(before.pending);
      for (const one of set) pending.set(one.position, one);
      for (const position of done) pending.delete(position);
      const position = change.position ?? before.position;
      put(this.unitOfWork, this.#kept, [name, { position, pending }]);
    }
    for (const id of revive) put(this.unitOfWork, this.#letters, [id, undefined]);
    for (const letter of park) put(this.unitOfWork, this.#letters, [letter.id, letter]);
  }

  async parked(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { source, state } of this.#letters.values()) {
      if (state === 'parked') counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    return counts;
  }
}

class MemoryDeadLetters implements DeadLetterStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly #letters: Map<string, DeadLetter>;

  constructor(unitOfWork: MemoryUnitOfWork, letters: Map<string, DeadLetter>) {
    this.unitOfWork = unitOfWork;
    this.#letters = letters;
  }

  async list(query: DeadLetterQuery = {}): Promise<readonly DeadLetter[]> {
    const { state = 'parked', source, code, limit = 100 } = query;
    return [...this.#letters.values()]
      .filter(
        (letter) =>
          letter.state === state &&
          (source === undefined || letter.source === source) &&
          (code === undefined || letter.code === code),
      )
      .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
      .slice(0, limit);
  }

  async get(id: string): Promise<DeadLetter | undefined> {
    return this.#letters.get(id);
  }

  async causes(): Promise<readonly DeadLetterCause[]> {
    const causes = new Map<string, DeadLetterCause>();
    for (const { source, type, code, message, at } of await this.list({ limit: Infinity })) {
      const name = JSON.stringify([source, type, code]);
      const cause = causes.get(name) ?? {
        source,
        type,
        code,
        message,
        count: 0,
        first: at,
        last: at,
      };
      const latest = message > cause.message ? message : cause.message;
      causes.set(name, { ...cause, message: latest, count: cause.count + 1, last: at });
    }
    return [...causes.values()].sort(
      (a, b) =>
        b.count - a.count ||
        compare(a.source, b.source) ||
        compare(a.code, b.code) ||
        compare(a.type, b.type),
    );
  }

  async mark(ids: readonly string[], state: 'retrying' | 'archived'): Promise<number> {
    return this.unitOfWork.run(async () => {
      const found = ids.flatMap((id) => this.#letters.get(id) ?? []);
      const marked = found.filter((letter) => letter.state !== state);
      for (const letter of marked) {
        put(this.unitOfWork, this.#letters, [letter.id, { ...letter, state }]);
      }
      return marked.length;
    });
  }
}

/** Sets or deletes an entry, until the unit of work fails. */
function put<Value>(
  unitOfWork: MemoryUnitOfWork,
  map: Map<string, Value>,
  [key, value]: readonly [string, Value | undefined],
): void {
  const before = map.get(key);
  const set = (one: Value | undefined): void => {
    if (one === undefined) map.delete(key);
    else map.set(key, one);
  };
  unitOfWork.enlist({ commit: () => undefined, rollback: () => set(before) });
  set(value);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
