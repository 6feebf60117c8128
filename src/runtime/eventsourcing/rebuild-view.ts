import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';
import type { View } from './view.ts';
import { ViewProjector } from './view-projector.ts';
import { createShadow } from './view-shadow.ts';

export interface RebuildOptions {
  readonly database: Database;
  readonly events: EventStore;
  readonly view: View;
  /** How many events are projected in one transaction. Default 1,000. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
  /** Called after each batch with the position it came to. */
  readonly onProgress?: (position: number) => void;
}

/**
 * Makes the rows of a view anew from all events while the app goes on, and puts them in place of
 * the old ones at once. Others that keep the view, in other processes too, go on from there. Run
 * twice at the same time, both build the same rows, and the one that comes later says so.
 */
export async function rebuildView(options: RebuildOptions): Promise<void> {
  const rebuild = new Rebuild(options);
  await rebuild.begin();
  let isNearHead = false;
  while (!isNearHead) {
    options.signal?.throwIfAborted();
    isNearHead = await rebuild.step();
  }
  await rebuild.finish();
}

class Rebuild {
  readonly #options: RebuildOptions;
  readonly #batch: number;
  readonly #checkpoints: CheckpointStore;
  readonly #shadow: string;
  readonly #name: string;
  readonly #projector: ViewProjector;

  constructor(options: RebuildOptions) {
    const { database, view, batch = 1_000 } = options;
    this.#options = options;
    this.#batch = batch;
    this.#checkpoints = new CheckpointStore(database);
    this.#shadow = `${view.table.name}__rebuild`;
    this.#name = `${view.name} (rebuild)`;
    this.#projector = new ViewProjector(database, view, this.#shadow);
  }

  /** A table beside the view's own; what an earlier rebuild that was cut off left is dropped. */
  async begin(): Promise<void> {
    const { database, view } = this.#options;
    await database.run(async () => {
      await createShadow(database.of<unknown>(), view, this.#shadow);
      await this.#checkpoints.set(this.#name, 0);
    });
  }

  /** Projects one batch; answers whether the rest is small enough for the last transaction. */
  async step(): Promise<boolean> {
    const from = await this.#position();
    const batch = await this.#read(from);
    if (batch.length < this.#batch) return true;
    const to = batch.at(-1)?.position ?? from;
    await this.#options.database.run(async () => {
      await this.#checkpoints.move(this.#name, from, to);
      await this.#projector.project(batch);
    });
    this.#options.onProgress?.(to);
    return false;
  }

  /** Nobody appends while this transaction runs: what it ends with is what is true then. */
  async finish(): Promise<void> {
    const { database, events, view } = this.#options;
    const head = await events.withAppendsHeld(async () => {
      await this.#catchUp();
      await this.#swap(database.of<unknown>());
      await this.#checkpoints.remove(this.#name);
      const position = await events.head();
      await this.#checkpoints.set(view.name, position);
      return position;
    });
    this.#options.onProgress?.(head);
  }

  async #catchUp(): Promise<void> {
    let from = await this.#position();
    for (;;) {
      const batch = await this.#read(from);
      await this.#projector.project(batch);
      from = batch.at(-1)?.position ?? from;
      if (batch.length < this.#batch) return;
    }
  }

  async #swap(db: Kysely<unknown>): Promise<void> {
    const columns = await this.#columns(db);
    const own = sql.table(this.#options.view.table.name);
    const shadow = sql.table(this.#shadow);
    await sql`delete from ${own}`.execute(db);
    await sql`insert into ${own} (${columns}) select ${columns} from ${shadow}`.execute(db);
    await sql`drop table ${shadow}`.execute(db);
  }

  async #columns(db: Kysely<unknown>) {
    const tables = await db.introspection.getTables();
    const shadow = tables.find(({ name }) => name === this.#shadow);
    return sql.join((shadow?.columns ?? []).map(({ name }) => sql.ref(name)));
  }

  #read(after: number): Promise<readonly RecordedEvent[]> {
    const { events, view } = this.#options;
    return events.readAll({ after, limit: this.#batch, types: view.types });
  }

  async #position(): Promise<number> {
    const position = await this.#checkpoints.read(this.#name);
    if (position !== undefined) return position;
    throw new Error(`${this.#options.view.name} was rebuilt by somebody else at the same time`);
  }
}
