import type { MemoryUnitOfWork } from '../database/index.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import type {
  DueQuery,
  ProcessChange,
  ProcessCount,
  ProcessQuery,
  ProcessStore,
} from './process-store.ts';

type Waiting = Timer & { readonly dueAt: number };

const nameOf = (process: string, key: string): string => JSON.stringify([process, key]);

/** Processes of this process only. */
export class MemoryProcessStore implements ProcessStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly #instances = new Map<string, ProcessInstance>();
  readonly #timers = new Map<string, Timer>();

  constructor(unitOfWork: MemoryUnitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  async get(process: string, key: string): Promise<ProcessInstance | undefined> {
    return this.#instances.get(nameOf(process, key));
  }

  async write({ instance, cancel, schedule }: ProcessChange): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const { process, key, version, state } = instance;
      const name = nameOf(process, key);
      if ((this.#instances.get(name)?.version ?? 0) !== version - 1) return false;
      this.#set(this.#instances, name, kept(instance));
      const gone = new Set([...cancel, ...schedule.map((one) => one.name)]);
      for (const timer of await this.timers(process, key)) {
        if (state === 'ended' || gone.has(timer.name)) this.#set(this.#timers, timer.id, undefined);
      }
      for (const timer of schedule) this.#set(this.#timers, timer.id, kept(timer));
      return true;
    });
  }

  async timer(id: string): Promise<Timer | undefined> {
    return this.#timers.get(id);
  }

  async timers(process: string, key: string): Promise<readonly Timer[]> {
    return [...this.#timers.values()]
      .filter((one) => one.process === process && one.key === key)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async due({ processes, now, limit }: DueQuery): Promise<readonly Timer[]> {
    return this.#waiting(processes)
      .filter(({ dueAt }) => dueAt <= now)
      .slice(0, limit);
  }

  async nextDue(processes: readonly string[]): Promise<number | undefined> {
    return this.#waiting(processes)[0]?.dueAt;
  }

  async fire(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.unitOfWork.run(async () => {
      const waiting = ids.flatMap((id) => this.#timers.get(id) ?? []);
      const fired = waiting.filter(({ dueAt }) => dueAt !== null);
      for (const timer of fired) this.#set(this.#timers, timer.id, { ...timer, dueAt: null });
      return new Set(fired.map(({ id }) => id));
    });
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.run(async () => this.#set(this.#timers, id, undefined));
  }

  async list({
    process,
    state = 'running',
    limit = 100,
  }: ProcessQuery = {}): Promise<readonly ProcessInstance[]> {
    return [...this.#instances.values()]
      .filter((one) => one.state === state && (process ?? one.process) === one.process)
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      .slice(0, limit);
  }

  async counts(now: number): Promise<readonly ProcessCount[]> {
    const running = await this.list({ limit: Number.POSITIVE_INFINITY });
    const timers = [...this.#timers.values()].filter(({ dueAt }) => dueAt !== null);
    const names = new Set([...running, ...timers].map(({ process }) => process));
    return [...names].map((process) => {
      const own = timers.filter((one) => one.process === process);
      const late = own.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
      return {
        process,
        running: running.filter((one) => one.process === process).length,
        waiting: own.length - late,
        late,
      };
    });
  }

  async forget(endedBefore: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const old = [...this.#instances].filter(
        ([, { endedAt }]) => endedAt !== null && endedAt < endedBefore,
      );
      for (const [name] of old) this.#set(this.#instances, name, undefined);
      return old.length;
    });
  }

  #waiting(processes: readonly string[]): readonly Waiting[] {
    return [...this.#timers.values()]
      .flatMap((one) =>
        one.dueAt !== null && processes.includes(one.process) ? [{ ...one, dueAt: one.dueAt }] : [],
      )
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  #set<T>(into: Map<string, T>, name: string, value: T | undefined): void {
    const before = into.get(name);
    const put = (one: T | undefined): void => {
      if (one === undefined) into.delete(name);
      else into.set(name, one);
    };
    this.unitOfWork.enlist({ commit: () => undefined, rollback: () => put(before) });
    put(value);
  }
}

/** As JSON gives it back, so that nothing is kept here that a database would not keep. */
const kept = <T extends { readonly data: object }>(one: T): T => ({
  ...one,
  data: JSON.parse(JSON.stringify(one.data)),
});
