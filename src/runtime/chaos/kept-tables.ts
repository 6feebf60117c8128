import type { Database } from '../database/index.ts';

/** What the runtime keeps of what is under way, and chaos reads. */
export interface KeptTables {
  readonly plinth_event: {
    readonly position: number;
    readonly category: string;
    readonly stream_id: string;
    readonly version: number;
  };
  readonly plinth_delivery: { readonly subscription: string };
  readonly plinth_dead_letter: {
    readonly id: string;
    readonly source: string;
    readonly type: string;
    readonly code: string;
    readonly message: string;
  };
  readonly plinth_saga: {
    readonly id: string;
    readonly saga: string;
    readonly state: string;
    readonly journal: string;
  };
  readonly plinth_process: { readonly process: string; readonly state: string };
  readonly plinth_timer: {
    readonly process: string;
    readonly name: string;
    readonly due_at: number | null;
  };
}

/** The names of the tables that a database has. */
export async function tablesIn(database: Database): Promise<ReadonlySet<string>> {
  const tables = await database.of<unknown>().introspection.getTables();
  return new Set(tables.map(({ name }) => name));
}
