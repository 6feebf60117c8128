import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Field, Root } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { View } from '../model/view.ts';
import { isStateStored, stateFields } from './aggregate-fields.ts';
import {
  columnFields,
  hasTable,
  isEntity,
  isList,
  linkFields,
  ownedFields,
  storedFields,
} from './entity-fields.ts';
import { wordsOf } from './names.ts';
import { columnName, tableName } from './paths.ts';
import type { PlannedColumn, PlannedTable, TableIndex } from './schema-table.ts';
import { column, ownerColumn, plainColumn, position, versionColumn } from './table-column.ts';
import { fieldIndexes, index, withoutTwins, writtenIndex } from './table-index.ts';
import { viewColumns, viewName } from './view-scope.ts';

interface Named {
  readonly name: string;
  readonly was: string | undefined;
}

/** What a table is called, and what it was called before any of its names changed. */
function naming(context: Context, ...things: readonly Named[]) {
  const name = tableName(context.name, ...things.map((thing) => thing.name));
  const steps: readonly Named[] = [context, ...things];
  const all = steps.reduce<readonly (readonly string[])[]>(
    (paths, step) =>
      paths.flatMap((path) => [
        [...path, step.name],
        ...(step.was === undefined ? [] : [[...path, step.was]]),
      ]),
    [[]],
  );
  const names = all.map(([first = '', ...rest]) => tableName(first, ...rest));
  const noun = things.flatMap((thing) => wordsOf(thing.name)).join(' ');
  return { name, noun, former: [...new Set(names)].filter((one) => one !== name) };
}

const writtenIndexes = (table: string, root: Root): readonly TableIndex[] =>
  isEntity(root) || isStateStored(root) ? root.indexes.map((one) => writtenIndex(table, one)) : [];

function ownTable(entity: Entity, context: Context): PlannedTable {
  const names = naming(context, entity);
  const [id, ...fields] = columnFields(entity);
  const key: PlannedColumn = { ...column(id as Field, context.name), key: true };
  const isCounted = entity.identity.made === 'sequence';
  return {
    ...names,
    columns: [
      isCounted ? { ...key, type: 'sequence' } : key,
      ...fields.map((field) => column(field, context.name)),
      { ...versionColumn, default: '1' },
    ],
    primaryKey: [],
    indexes: withoutTwins([
      ...fieldIndexes(names.name, fields),
      ...writtenIndexes(names.name, entity),
    ]),
  };
}

/** The row of an aggregate: what it holds beside plain values is JSON, since it is read as a whole. */
function stateTable(aggregate: Aggregate, context: Context): PlannedTable {
  const names = naming(context, aggregate);
  const [id, ...fields] = stateFields(aggregate);
  const plain = fields.filter((field) => !isList(field));
  return {
    ...names,
    columns: [
      { ...column(id as Field, context.name), key: true },
      ...fields.map((field) => column(field, context.name)),
      versionColumn,
    ],
    primaryKey: [],
    indexes: withoutTwins([
      ...fieldIndexes(names.name, plain),
      ...writtenIndexes(names.name, aggregate),
    ]),
  };
}

function linkTables(entity: Entity, context: Context): readonly PlannedTable[] {
  return linkFields(entity).map((field) => {
    const names = naming(context, entity, field);
    const one = { ...field, card: 'one', was: undefined } as const;
    return {
      ...names,
      columns: [
        ownerColumn('owner_id', entity, context.name),
        position('position'),
        { ...column(one, context.name), name: 'target_id' },
      ],
      primaryKey: ['owner_id', 'position'],
      indexes: [index(names.name, ['target_id'], false)],
    };
  });
}

function ownedTables(entity: Entity, context: Context): readonly PlannedTable[] {
  return ownedFields(entity).map((field) => {
    const names = naming(context, entity, field);
    const fields = storedFields(field.type.entity);
    return {
      ...names,
      columns: [
        ownerColumn('_owner', entity, context.name),
        position('_position'),
        ...fields.map((one) => column(one, context.name)),
      ],
      primaryKey: ['_owner', 'id'],
      indexes: withoutTwins([
        ...fieldIndexes(names.name, fields.slice(1)),
        ...writtenIndexes(names.name, field.type.entity),
      ]),
    };
  });
}

/** The table of a view: its key is what makes a row the only one. */
function viewTable(view: View, context: Context): PlannedTable {
  const names = naming(context, view);
  const fields = viewColumns(view);
  return {
    ...names,
    columns: fields.map(plainColumn),
    primaryKey: view.key.map((field) => columnName(field.name)),
    indexes: withoutTwins([
      ...fieldIndexes(names.name, fields.slice(view.key.length)),
      ...view.indexes.map((one) => writtenIndex(names.name, one)),
    ]),
    view: viewName(view),
  };
}

/** Every table of the app. What is pointed at comes before what points at it, where that can be. */
export function tablesOf({ contexts }: Model): readonly PlannedTable[] {
  const tables = contexts.flatMap((context) => [
    ...context.entities
      .filter(hasTable)
      .flatMap((entity) => [
        ownTable(entity, context),
        ...linkTables(entity, context),
        ...ownedTables(entity, context),
      ]),
    ...context.aggregates.filter(isStateStored).map((aggregate) => stateTable(aggregate, context)),
    ...context.views.map((view) => viewTable(view, context)),
  ]);
  return inOrder(tables);
}

function inOrder(tables: readonly PlannedTable[]): readonly PlannedTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<PlannedTable>();
  const add = (table: PlannedTable, above: readonly PlannedTable[]): void => {
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
