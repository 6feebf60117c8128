/** A column as the database is told of it, and as plinth.lock remembers it. */
export interface TableColumn {
  readonly name: string;
  /** As the runtime's `ColumnTypes` calls it. */
  readonly type: string;
  readonly nullable: boolean;
  /** The only column of the primary key. */
  readonly key?: boolean;
  readonly references?: { readonly table: string; readonly cascade: boolean };
  readonly default?: string;
  /** Of JSON lists: the type of a column that holds one element. */
  readonly items?: string;
  /** What an enum writes there. */
  readonly values?: readonly string[];
}

export interface TableIndex {
  readonly name: string;
  readonly unique: boolean;
  /** @example ['status', 'placed_at desc'] */
  readonly columns: readonly string[];
}

/** A table as the database is told of it, and as plinth.lock remembers it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Of several columns. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly TableIndex[];
  /** Of a read model: what its checkpoint is kept under. Its rows can be made anew from events. */
  readonly view?: string;
}

/** What the rows that are there already get for a column that is new. */
export interface Fill {
  /** An expression of the migration. @example "sql.lit('')" */
  readonly code: string;
  /** The spec says so. */
  readonly said: boolean;
}

/** A column that the model asks for. */
export interface PlannedColumn extends TableColumn {
  readonly was?: string;
  /** Undefined: nobody but the owner of the rows can tell. */
  readonly fill?: Fill | undefined;
  /** Digits after the point. */
  readonly scale?: number | undefined;
  /** What values were called before: pairs of old and new. */
  readonly renamed?: readonly (readonly [string, string])[];
}

/** A table that the model asks for. */
export interface PlannedTable extends Table {
  readonly columns: readonly PlannedColumn[];
  /** What a person calls its rows. @example 'order', 'order lines' */
  readonly noun: string;
  /** Names that it may have had before a rename. */
  readonly former: readonly string[];
}

/** The column without what only the model knows. */
export function storedColumn(column: PlannedColumn): TableColumn {
  const { name, type, nullable, key, references, default: value, items, values } = column;
  return {
    name,
    type,
    nullable,
    ...(key !== undefined && { key }),
    ...(references !== undefined && { references }),
    ...(value !== undefined && { default: value }),
    ...(items !== undefined && { items }),
    ...(values !== undefined && { values }),
  };
}

export const storedTable = ({ name, columns, primaryKey, indexes, view }: PlannedTable): Table => ({
  name,
  columns: columns.map(storedColumn),
  primaryKey,
  indexes,
  ...(view !== undefined && { view }),
});
