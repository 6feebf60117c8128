import type { Database } from '../database/index.ts';
import { Unavailable } from '../domain/index.ts';
import { harmless, Semaphore } from '../resilience/index.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import type { EventStore, RecordedEvent, Unsubscribe } from './event-store.ts';
import { isAmong } from './is-among.ts';
import { type Projected, Projection } from './projection.ts';
import type { ProjectionError } from './projection-error.ts';
import { rebuildView } from './rebuild-view.ts';
import { requireNames } from './require-names.ts';
import type { View } from './view.ts';
import { ViewProjector } from './view-projector.ts';

export interface ProjectionRunnerOptions {
  readonly database: Database;
  readonly events: EventStore;
  readonly views: readonly View[];
  /** Told each failure of a view that follows; it is tried again, and no event is skipped. */
  readonly onError: (error: ProjectionError) => void;
  /** How often to look for what other processes appended, in milliseconds. Default 1,000. */
  readonly pollEvery?: number;
  /** How many events are projected in one transaction. Default 1,000. */
  readonly batch?: number;
}

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; default 5,000. */
  readonly timeout?: number;
}

export type ProjectedListener = (projected: Projected) => void | Promise<void>;

type Viewed = Pick<View, 'name'>;

/**
 * Keeps views in step with the log: those with `sync` in the transaction of each event, the others
 * from their checkpoints, once for all processes that share the database.
 *
 * @example
 * const projections = new ProjectionRunner({ database, events, views, onError });
 * await projections.start();
 * health.register('projections', () => projections.check());
 */
export class ProjectionRunner {
  readonly #options: ProjectionRunnerOptions;
  readonly #following: ReadonlyMap<string, Projection>;
  readonly #listeners = new Map<string, Set<ProjectedListener>>();
  readonly #unsubscribe: readonly Unsubscribe[];

  constructor(options: ProjectionRunnerOptions) {
    const { events, views, pollEvery = 1_000, batch = 1_000 } = options;
    this.#options = options;
    requireNames('views', views);
    const onProjected = (view: View, projected: Projected) => this.#tell(view, projected);
    const following = views.filter(({ sync }) => !sync);
    this.#following = new Map(
      following.map((view) => [
        view.name,
        new Projection(view, {
          ...options,
          pollEvery,
          batch,
          onProjected,
          onError: harmless(options.onError),
        }),
      ]),
    );
    this.#unsubscribe = [
      ...views.filter(({ sync }) => sync).map((view) => this.#keepInStep(view)),
      events.onCommitted((committed) => this.#wake(following, committed)),
      events.onCommittedElsewhere(() => {
        for (const projection of this.#following.values()) projection.wake();
      }),
    ];
  }

  /** Builds views with `sync` that are new, then lets the others follow. Before requests are served. */
  async start(): Promise<void> {
    const { database, events, views } = this.#options;
    const checkpoints = new CheckpointStore(database);
    for (const view of views.filter(({ sync }) => sync)) {
      if ((await checkpoints.read(view.name)) === undefined) {
        await rebuildView({ database, events, view });
      }
    }
    for (const projection of this.#following.values()) projection.start();
  }

  /**
   * Until the view shows everything up to the position: what an append answered, for one. Throws
   * Unavailable when that takes too long.
   */
  async waitFor(
    { name }: Viewed,
    position: number,
    { signal, timeout = 5_000 }: WaitOptions = {},
  ): Promise<void> {
    const projection = this.#following.get(name);
    if (projection === undefined) return;
    const late = AbortSignal.timeout(timeout);
    try {
      await projection.waitFor(position, signal ? AbortSignal.any([signal, late]) : late);
    } catch (error) {
      signal?.throwIfAborted();
      throw late.aborted ? new Unavailable(`the view ${name}`, { cause: error }) : error;
    }
  }

  /** Until every view shows all that the log holds now. */
  async settled(options?: WaitOptions): Promise<void> {
    const { events, views } = this.#options;
    const head = await events.head();
    await Promise.all(views.map((view) => this.waitFor(view, head, options)));
  }

  /** Called after the view has come to show more; never for one with `sync`. */
  onProjected({ name }: Viewed, listener: ProjectedListener): Unsubscribe {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Throws what keeps a view from going on: a health check. */
  check(): void {
    for (const { failure } of this.#following.values()) if (failure !== undefined) throw failure;
  }

  /** Ends with the batches that are being projected. */
  async close(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await Promise.all([...this.#following.values()].map((projection) => projection.close()));
  }

  #keepInStep(view: View): Unsubscribe {
    const { database, events } = this.#options;
    const projector = new ViewProjector(database, view);
    // Appends of one unit that are not awaited one by one would read the same row at once.
    const turn = new Semaphore(1);
    return events.onAppended(async (appended) => {
      const release = await turn.enter();
      try {
        await projector.project(appended);
      } finally {
        release();
      }
    });
  }

  #wake(views: readonly View[], committed: readonly RecordedEvent[]): void {
    for (const view of views) {
      if (committed.some((event) => isAmong(view.types, event)))
        this.#following.get(view.name)?.wake();
    }
  }

  async #tell({ name }: View, projected: Projected): Promise<void> {
    for (const listener of this.#listeners.get(name) ?? []) await listener(projected);
  }
}
