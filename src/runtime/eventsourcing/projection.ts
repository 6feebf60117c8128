import type { Database } from '../database/index.ts';
import { Unavailable } from '../domain/index.ts';
import { abortable, delayAfter, pause } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import { CheckpointMoved, CheckpointStore } from './checkpoint-store.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';
import { ProjectionError } from './projection-error.ts';
import type { View } from './view.ts';
import { ViewProjector } from './view-projector.ts';
import { Waiters } from './waiters.ts';

/** The events that a view has come to show; `elsewhere`: another process has projected some. */
export type Projected = readonly RecordedEvent[] | 'elsewhere';

export interface ProjectionOptions {
  readonly database: Database;
  readonly events: EventStore;
  /** Told each failure; it is tried again, and nothing is skipped. */
  readonly onError: (error: ProjectionError) => void;
  /** Called with what was projected, after the commit. */
  readonly onProjected: (view: View, projected: Projected) => void | Promise<void>;
  /** How often to look for what other processes appended, in milliseconds. */
  readonly pollEvery: number;
  /** How many events are projected in one transaction. */
  readonly batch: number;
}

const pauses = { attempts: 0, from: 100, upTo: 30_000 };

/** One view that follows the log from its checkpoint. */
export class Projection {
  readonly #view: View;
  readonly #options: ProjectionOptions;
  readonly #checkpoints: CheckpointStore;
  readonly #projector: ViewProjector;
  readonly #reached = new Waiters();
  readonly #stopping = new AbortController();
  readonly #signalled = new Signalled();
  #running: Promise<void> | undefined;
  #failure: ProjectionError | undefined;
  #failures = 0;
  #limit: number;

  constructor(view: View, options: ProjectionOptions) {
    this.#view = view;
    this.#options = options;
    this.#limit = options.batch;
    this.#checkpoints = new CheckpointStore(options.database);
    this.#projector = new ViewProjector(options.database, view);
  }

  /** What keeps it from going on; undefined when nothing does. */
  get failure(): ProjectionError | undefined {
    return this.#failure;
  }

  start(): void {
    this.#running ??= this.#follow();
  }

  /** Looks for new events now, not only when it is time to. */
  wake(): void {
    this.#signalled.raise();
  }

  /** Until the view shows everything up to `position`. */
  waitFor(position: number, signal: AbortSignal): Promise<void> {
    this.wake();
    return abortable(this.#reached.until(position), signal);
  }

  /** Ends with the batch that is being projected. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
    this.#reached.fail(new Unavailable(`the view ${this.#view.name}`));
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        if (!(await this.#step())) await this.#signalled.rest(this.#options.pollEvery);
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) await this.#backOff(error);
      }
    }
  }

  /** Projects one batch; answers whether there may be another one. */
  async #step(): Promise<boolean> {
    const { database, events, onProjected } = this.#options;
    const { name, types } = this.#view;
    const from = await this.#checkpoints.read(name);
    const reached = this.#reached.position;
    const after = Math.max(from ?? 0, reached);
    if (after > reached) database.afterCommit(() => onProjected(this.#view, 'elsewhere'));
    // Asked first: what is appended in between is then read too, or left for the next batch.
    const head = await events.head();
    const limit = this.#limit;
    const batch = await events.readAll({ after, limit, types });
    const last = batch.at(-1)?.position;
    if (last !== undefined) {
      const to = batch.length < limit ? Math.max(head, last) : last;
      await database.run(async () => {
        await this.#checkpoints.move(name, from, to);
        await this.#project(batch);
        database.afterCommit(() => onProjected(this.#view, batch));
      });
    }
    this.#recovered();
    this.#reached.advance(batch.length < limit ? Math.max(head, last ?? 0) : (last ?? after));
    return batch.length === limit;
  }

  async #project(batch: readonly RecordedEvent[]): Promise<void> {
    try {
      await this.#projector.project(batch);
    } catch (error) {
      throw new ProjectionError(this.#view.name, { events: batch, cause: error });
    }
  }

  #recovered(): void {
    this.#failure = undefined;
    this.#failures = 0;
    this.#limit = Math.min(this.#options.batch, this.#limit * 2);
  }

  // One by one it shows which event it is, and all before it are projected.
  async #backOff(error: unknown): Promise<void> {
    const failure =
      error instanceof ProjectionError
        ? error
        : new ProjectionError(this.#view.name, { events: [], cause: error });
    const isNarrowed = this.#limit === 1;
    this.#limit = 1;
    if (!isNarrowed) return;
    this.#failure = failure;
    this.#options.onError(failure);
    this.#failures += 1;
    // New events do not make one go that fails any sooner.
    const delay = delayAfter(this.#failures - 1, pauses);
    await pause(delay, this.#stopping.signal).catch(() => undefined);
  }
}
