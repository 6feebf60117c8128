import type { UnitOfWork } from '../services/index.ts';
import type { EventListener, RecordedEvent, Unsubscribe } from './event-store.ts';

/** Who wants to know of what is appended. */
export class EventListeners {
  readonly #unitOfWork: UnitOfWork;
  readonly #appended = new Set<EventListener>();
  readonly #committed = new Set<EventListener>();

  constructor(unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  onAppended(listener: EventListener): Unsubscribe {
    this.#appended.add(listener);
    return () => void this.#appended.delete(listener);
  }

  onCommitted(listener: EventListener): Unsubscribe {
    this.#committed.add(listener);
    return () => void this.#committed.delete(listener);
  }

  /** Whether somebody listens within units. */
  get within(): boolean {
    return this.#appended.size > 0;
  }

  /** Tells of what is committed already, in no unit. */
  async tellCommitted(events: readonly RecordedEvent[]): Promise<void> {
    for (const listener of this.#committed) {
      await new Promise<void>((resolve) => {
        this.#unitOfWork.afterCommit(async () => {
          try {
            await listener(events);
          } finally {
            resolve();
          }
        });
      });
    }
  }

  /** Tells them, within the unit that has just appended. */
  async tell(events: readonly RecordedEvent[]): Promise<void> {
    for (const listener of this.#committed) {
      this.#unitOfWork.afterCommit(() => listener(events));
    }
    if (this.#appended.size === 0) return;
    // As a unit of its own within, whose failure dooms the whole even where it is caught.
    await this.#unitOfWork.run(async () => {
      for (const listener of this.#appended) await listener(events);
    });
  }
}
