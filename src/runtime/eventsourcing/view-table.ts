/** A row as the database keeps it. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** Where the rows of a view are kept, and how they are written down. */
export interface ViewTable<Row, Key> {
  readonly name: string;
  /** The columns of the primary key. */
  readonly key: readonly string[];
  keyToRow(key: Key): object;
  toRow(row: Row): object;
  // A method, so that it may say which columns it reads.
  fromRow(columns: object): Row;
}
