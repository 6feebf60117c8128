import type { Database } from '../database/index.ts';
import type { RecordedEvent } from './event-store.ts';
import type { View } from './view.ts';
import { ViewRows } from './view-rows.ts';
import type { ColumnValues } from './view-table.ts';

interface Touched {
  readonly key: ColumnValues;
  /** Whether the table has it. */
  isKept: boolean;
  /** Undefined when there is none. */
  row: unknown;
}

/** Keeps the table of a view: a whole batch of events costs one read and one write. */
export class ViewProjector {
  readonly #view: View;
  readonly #rows: ViewRows;

  /** `table` is another one than the view's own while it is being rebuilt. */
  constructor(database: Database, view: View, table = view.table.name) {
    this.#view = view;
    this.#rows = new ViewRows(database, { name: table, key: view.table.key });
  }

  /** Within the unit of work that is running. */
  async project(events: readonly RecordedEvent[]): Promise<void> {
    const touched = new Map<string, Touched>();
    const concerned = events.map((event) => this.#touch(touched, event));
    if (touched.size === 0) return;
    await this.#load(touched);
    for (const [at, event] of events.entries()) {
      const one = concerned[at];
      if (one !== undefined) one.row = this.#view.fold(one.row, event);
    }
    await this.#save([...touched.values()]);
  }

  #touch(touched: Map<string, Touched>, event: RecordedEvent): Touched | undefined {
    const key = this.#view.keyOf(event);
    if (key === undefined) return undefined;
    const name = this.#nameOf(key);
    let one = touched.get(name);
    if (one === undefined) {
      one = { key, isKept: false, row: undefined };
      touched.set(name, one);
    }
    return one;
  }

  async #load(touched: ReadonlyMap<string, Touched>): Promise<void> {
    const keys = [...touched.values()].map(({ key }) => key);
    for (const columns of await this.#rows.find(keys)) {
      const one = touched.get(this.#nameOf(columns));
      if (one === undefined) continue;
      one.isKept = true;
      one.row = this.#view.fromRow(columns);
    }
  }

  async #save(touched: readonly Touched[]): Promise<void> {
    const gone = touched.filter(({ row, isKept }) => row === undefined && isKept);
    const there = touched.filter(({ row }) => row !== undefined);
    await this.#rows.remove(gone.map(({ key }) => key));
    await this.#rows.put(there.map(({ row }) => this.#view.toRow(row)));
  }

  #nameOf(columns: ColumnValues): string {
    const { key } = this.#view.table;
    const [only] = key;
    if (key.length === 1 && only !== undefined) return String(columns[only]);
    return JSON.stringify(key.map((column) => columns[column]));
  }
}
