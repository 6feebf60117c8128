import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Field, Root } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Index } from '../model/index-columns.ts';
import type { Model } from '../model/model.ts';
import { scalarOf } from '../model/scalar-of.ts';
import type { View } from '../model/view.ts';
import { isStateStored, stateFields } from './aggregate-fields.ts';
import {
  columnFields,
  hasTable,
  isEntity,
  isLink,
  isList,
  linkFields,
  ownedFields,
  storedFields,
} from './entity-fields.ts';
import { columnName, databaseName, tableName } from './paths.ts';
import { columnOf } from './type-column.ts';
import { viewColumns } from './view-scope.ts';

export interface TableColumn {
  readonly name: string;
  /** As the runtime's `ColumnTypes` calls it. */
  readonly type: string;
  readonly nullable: boolean;
  /** The only column of the primary key. */
  readonly key?: boolean;
  readonly references?: { readonly table: string; readonly cascade: boolean };
  readonly default?: string;
}

export interface TableIndex {
  readonly name: string;
  readonly unique: boolean;
  /** @example ['status', 'placed_at desc'] */
  readonly columns: readonly string[];
}

/** A table as the database is told of it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Of several columns. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly TableIndex[];
}

/** What the runtime calls the type of a field's column. */
function columnType(field: Pick<Field, 'type' | 'card'>): string {
  const { codec, sql } = columnOf(field);
  if (codec !== 'same') return codec;
  const scalar = scalarOf(field.type)?.scalar;
  if (scalar === 'date' || scalar === 'datetime' || scalar === 'uuid') return scalar;
  return sql;
}

/** The table whose rows a field points at: of the same context only; a list of ids is JSON. */
function target(field: Field, context: string): string | undefined {
  const { type } = field;
  if (isList(field) || type.kind !== 'ref' || type.target.context !== context) return undefined;
  return hasTable(type.target) || isStateStored(type.target)
    ? tableName(context, type.target.name)
    : undefined;
}

function column(field: Field, context: string): TableColumn {
  const references = target(field, context);
  return {
    name: columnName(field.name),
    type: columnType(field),
    nullable: field.card === 'optional',
    ...(references !== undefined && { references: { table: references, cascade: false } }),
  };
}

const indexName = (table: string, columns: readonly string[], end: string): string =>
  databaseName([table, ...columns, end].join('_'));

function index(table: string, columns: readonly string[], unique: boolean): TableIndex {
  const names = columns.map((one) => one.replace(/ desc$/, ''));
  return { name: indexName(table, names, unique ? 'unique' : 'index'), unique, columns };
}

/** Indexes that fields ask for themselves: uniqueness, and finding who points at a row. */
const fieldIndexes = (table: string, fields: readonly Field[]): readonly TableIndex[] =>
  fields.flatMap((field) => {
    if (field.unique) return [index(table, [columnName(field.name)], true)];
    const points = field.type.kind === 'ref' && !isLink(field);
    return points ? [index(table, [columnName(field.name)], false)] : [];
  });

/** One that the spec writes down. */
function writtenIndex(table: string, { columns, unique }: Index): TableIndex {
  const names = columns.map(
    ({ field, descending }) => `${columnName(field.name)}${descending ? ' desc' : ''}`,
  );
  return index(table, names, unique);
}

const writtenIndexes = (table: string, root: Root): readonly TableIndex[] =>
  isEntity(root) || isStateStored(root) ? root.indexes.map((one) => writtenIndex(table, one)) : [];

const withoutTwins = (indexes: readonly TableIndex[]): readonly TableIndex[] => [
  ...new Map(indexes.map((one) => [one.name, one])).values(),
];

function ownTable(entity: Entity, context: string): Table {
  const name = tableName(context, entity.name);
  const [id, ...fields] = columnFields(entity);
  const key = { ...column(id as Field, context), key: true };
  const sequence = entity.identity.made === 'sequence' ? { ...key, type: 'sequence' } : key;
  return {
    name,
    columns: [
      sequence,
      ...fields.map((field) => column(field, context)),
      { name: '_version', type: 'integer', nullable: false, default: '1' },
    ],
    primaryKey: [],
    indexes: withoutTwins([...fieldIndexes(name, fields), ...writtenIndexes(name, entity)]),
  };
}

/** The row of an aggregate: what it holds beside plain values is JSON, since it is read as a whole. */
function stateTable(aggregate: Aggregate, context: string): Table {
  const name = tableName(context, aggregate.name);
  const [id, ...fields] = stateFields(aggregate);
  return {
    name,
    columns: [
      { ...column(id as Field, context), key: true },
      ...fields.map((field) => column(field, context)),
      { name: '_version', type: 'integer', nullable: false },
    ],
    primaryKey: [],
    indexes: withoutTwins([
      ...fieldIndexes(
        name,
        fields.filter((field) => !isList(field)),
      ),
      ...writtenIndexes(name, aggregate),
    ]),
  };
}

const ownerColumn = (name: string, owner: Root, context: string): TableColumn => ({
  name,
  type: columnType(owner.identity.field),
  nullable: false,
  references: { table: tableName(context, owner.name), cascade: true },
});

const position = (name: string): TableColumn => ({ name, type: 'integer', nullable: false });

function linkTables(entity: Entity, context: string): readonly Table[] {
  return linkFields(entity).map((field) => {
    const name = tableName(context, entity.name, field.name);
    const one = { ...field, card: 'one' } as const;
    return {
      name,
      columns: [
        ownerColumn('owner_id', entity, context),
        position('position'),
        { ...column(one, context), name: 'target_id' },
      ],
      primaryKey: ['owner_id', 'position'],
      indexes: [index(name, ['target_id'], false)],
    };
  });
}

function ownedTables(entity: Entity, context: string): readonly Table[] {
  return ownedFields(entity).map((field) => {
    const name = tableName(context, entity.name, field.name);
    const fields = storedFields(field.type.entity);
    return {
      name,
      columns: [
        ownerColumn('_owner', entity, context),
        position('_position'),
        ...fields.map((one) => column(one, context)),
      ],
      primaryKey: ['_owner', 'id'],
      indexes: withoutTwins([
        ...fieldIndexes(name, fields.slice(1)),
        ...writtenIndexes(name, field.type.entity),
      ]),
    };
  });
}

/** The table of a view: its key is what makes a row the only one. */
function viewTable(view: View, context: string): Table {
  const name = tableName(context, view.name);
  const fields = viewColumns(view);
  return {
    name,
    columns: fields.map((field) => ({
      name: columnName(field.name),
      type: columnType(field),
      nullable: field.card === 'optional',
    })),
    primaryKey: view.key.map((field) => columnName(field.name)),
    indexes: withoutTwins([
      ...fieldIndexes(name, fields.slice(view.key.length)),
      ...view.indexes.map((one) => writtenIndex(name, one)),
    ]),
  };
}

/** Every table of the app. What is pointed at comes before what points at it, where that can be. */
export function tablesOf({ contexts }: Model): readonly Table[] {
  const tables = contexts.flatMap(({ name, entities, aggregates, views }: Context) => [
    ...entities
      .filter(hasTable)
      .flatMap((entity) => [
        ownTable(entity, name),
        ...linkTables(entity, name),
        ...ownedTables(entity, name),
      ]),
    ...aggregates.filter(isStateStored).map((aggregate) => stateTable(aggregate, name)),
    ...views.map((view) => viewTable(view, name)),
  ]);
  return inOrder(tables);
}

function inOrder(tables: readonly Table[]): readonly Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<Table>();
  const add = (table: Table, above: readonly Table[]): void => {
    if (done.has(table) || above.includes(table)) return;
    for (const { references } of table.columns) {
      const needed = references && byName.get(references.table);
      if (needed) add(needed, [...above, table]);
    }
    done.add(table);
  };
  for (const table of tables) add(table, []);
  return [...done];
}
