import type { Table, TableColumn, TableIndex } from './schema-table.ts';

/** One step of a schema, as plinth.lock remembers it: what a migration did, not how. */
export type SchemaChange =
  | { readonly kind: 'make-table'; readonly table: Table }
  | { readonly kind: 'drop-table'; readonly table: string }
  | { readonly kind: 'rename-table'; readonly table: string; readonly to: string }
  | {
      readonly kind: 'rename-column';
      readonly table: string;
      readonly column: string;
      readonly to: string;
    }
  /** A new column, or a new form of one that is there. */
  | { readonly kind: 'set-column'; readonly table: string; readonly column: TableColumn }
  | { readonly kind: 'drop-column'; readonly table: string; readonly column: string }
  | { readonly kind: 'make-index'; readonly table: string; readonly index: TableIndex }
  | { readonly kind: 'drop-index'; readonly table: string; readonly index: string }
  | {
      readonly kind: 'rename-value';
      readonly table: string;
      readonly column: string;
      readonly isList: boolean;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'rename-category'; readonly category: string; readonly to: string }
  | { readonly kind: 'rename-subscription'; readonly subscription: string; readonly to: string }
  | { readonly kind: 'rename-process'; readonly process: string; readonly to: string }
  | {
      readonly kind: 'rename-timer';
      readonly process: string;
      readonly timer: string;
      readonly to: string;
    }
  | { readonly kind: 'rename-saga'; readonly saga: string; readonly to: string }
  | {
      readonly kind: 'rename-step';
      readonly saga: string;
      readonly step: string;
      readonly to: string;
    };

/** What changes only what the runtime keeps: it is in no table of the app. */
type RuntimeChange = Extract<
  SchemaChange,
  {
    kind:
      | 'rename-category'
      | 'rename-subscription'
      | 'rename-process'
      | 'rename-timer'
      | 'rename-saga'
      | 'rename-step';
  }
>;

const ofRuntime: ReadonlySet<SchemaChange['kind']> = new Set<RuntimeChange['kind']>([
  'rename-category',
  'rename-subscription',
  'rename-process',
  'rename-timer',
  'rename-saga',
  'rename-step',
]);

export const isOfRuntime = (change: SchemaChange): change is RuntimeChange =>
  ofRuntime.has(change.kind);

/** The tables of a database by their names. */
export type Schema = ReadonlyMap<string, Table>;

/** The schema after a change. One that does not fit (git joined two histories) changes nothing. */
export function applyChange(schema: Schema, change: SchemaChange): Schema {
  if (isOfRuntime(change)) return schema;
  if (change.kind === 'make-table') return new Map(schema).set(change.table.name, change.table);
  const table = schema.get(change.table);
  if (table === undefined) return schema;
  const others = [...schema.values()].filter(({ name }) => name !== table.name);
  if (change.kind === 'drop-table') return byName(others);
  if (change.kind === 'rename-table') {
    return byName([...others, table].map((one) => renamedIn(one, table.name, change.to)));
  }
  return byName([...others, changed(table, change)]);
}

export const applyChanges = (schema: Schema, changes: readonly SchemaChange[]): Schema =>
  changes.reduce(applyChange, schema);

const byName = (tables: readonly Table[]): Schema =>
  new Map(tables.map((table) => [table.name, table]));

type WithinTable = Exclude<
  SchemaChange,
  { kind: 'make-table' | 'drop-table' | 'rename-table' } | RuntimeChange
>;

function changed(table: Table, change: WithinTable): Table {
  const { columns, indexes } = table;
  switch (change.kind) {
    case 'rename-column':
      return renamedColumn(table, change.column, change.to);
    case 'set-column': {
      const at = columns.findIndex(({ name }) => name === change.column.name);
      return {
        ...table,
        columns: at === -1 ? [...columns, change.column] : columns.with(at, change.column),
      };
    }
    case 'rename-value':
      return { ...table, columns: columns.map((one) => renamedValue(one, change)) };
    case 'drop-column':
      return withoutColumn(table, change.column);
    case 'make-index': {
      const others = indexes.filter(({ name }) => name !== change.index.name);
      return { ...table, indexes: [...others, change.index] };
    }
    case 'drop-index':
      return { ...table, indexes: indexes.filter(({ name }) => name !== change.index) };
  }
}

/** A table after one of all was renamed: that itself, or one that points at it. */
function renamedIn(table: Table, from: string, to: string): Table {
  const columns = table.columns.map((column) =>
    column.references?.table === from
      ? { ...column, references: { ...column.references, table: to } }
      : column,
  );
  return { ...table, name: table.name === from ? to : table.name, columns };
}

/** Indexes go with any of their columns. */
const withoutColumn = (table: Table, column: string): Table => ({
  ...table,
  columns: table.columns.filter(({ name }) => name !== column),
  indexes: table.indexes.filter(
    ({ columns }) => !columns.some((one) => one.replace(/ desc$/, '') === column),
  ),
});

function renamedValue(
  column: TableColumn,
  { column: name, from, to }: Extract<SchemaChange, { kind: 'rename-value' }>,
): TableColumn {
  if (column.name !== name) return column;
  const others = (column.values ?? []).filter((value) => value !== from && value !== to);
  return { ...column, values: [...others, to] };
}

function renamedColumn(table: Table, from: string, to: string): Table {
  const rename = (name: string): string => (name === from ? to : name);
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, name: rename(column.name) })),
    primaryKey: table.primaryKey.map(rename),
    indexes: table.indexes.map((index) => ({
      ...index,
      columns: index.columns.map((one) => one.replace(/^\S+/, rename)),
    })),
  };
}
