import { NotFound } from '../domain/index.ts';
import { hasEnded, type SagaInstance, type StepRecord } from './saga-instance.ts';
import type { SagaQuery, SagaStore } from './saga-store.ts';

/** What operators ask of sagas, and do with them. */
export class SagaOperator {
  readonly #store: SagaStore;
  readonly #now: () => number;

  constructor(store: SagaStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** The oldest first. */
  list(query?: SagaQuery): Promise<readonly SagaInstance[]> {
    return this.#store.list(query);
  }

  /** Throws NotFound. */
  async show(id: string): Promise<SagaInstance> {
    const instance = await this.#store.get(id);
    if (instance === undefined) throw new NotFound('Saga', id);
    return instance;
  }

  /**
   * Lets one go on now that is parked or rests, as if what failed had never been tried. Answers false
   * for one that has ended, or changes at this moment.
   */
  retry(id: string): Promise<boolean> {
    return this.#replace(id, (instance) => {
      const { steps, ending, failure } = instance.journal;
      const again = Object.entries(steps).map(([name, record]) => [name, rested(record)] as const);
      return {
        ...instance,
        state: failure ? 'undoing' : 'running',
        journal: {
          ...instance.journal,
          steps: Object.fromEntries(again),
          ...(ending && { ending: { ...rested(ending), attempts: 0 } }),
        },
        owner: null,
        dueAt: this.#now(),
      };
    });
  }

  /**
   * Gives one up: nothing more is done or taken back. Answers false for one that has ended, or
   * changes at this moment.
   */
  abandon(id: string): Promise<boolean> {
    return this.#replace(id, (instance) => ({
      ...instance,
      state: 'abandoned',
      owner: null,
      dueAt: null,
      endedAt: new Date(this.#now()).toISOString(),
    }));
  }

  async #replace(id: string, change: (one: SagaInstance) => SagaInstance): Promise<boolean> {
    const instance = await this.show(id);
    return hasEnded(instance) ? false : this.#store.replace(change(instance));
  }
}

const open: ReadonlySet<StepRecord['state']> = new Set(['doing', 'recalling', 'undoing']);

function rested({ restsUntil, ...record }: StepRecord): StepRecord {
  if (!open.has(record.state)) return record;
  // Of what is being done the number tells whether somebody else may still be at it.
  const attempts = record.state === 'doing' ? Math.min(record.attempts, 1) : 0;
  return { ...record, attempts };
}
