import { conversion, isSameColumn } from './column-difference.ts';
import type { MigrationStep } from './migration-step.ts';
import { type PlannedColumn, type PlannedTable, storedColumn, type Table } from './schema-table.ts';

/** A column that is new to the rows of a table. */
function newColumn(table: string, column: PlannedColumn): MigrationStep {
  const change = { kind: 'set-column', table, column: storedColumn(column) } as const;
  if (column.nullable) return { change, isNew: true };
  const { fill } = column;
  if (fill === undefined) return { change, isNew: true, doubt: 'unknown' };
  return { change, isNew: true, value: fill.code, doubt: fill.said ? undefined : 'made-up' };
}

/** A column that is there in another form. */
function changedColumn(table: string, old: Table['columns'][number], column: PlannedColumn) {
  const { code, loses } = conversion(old, column);
  const change = { kind: 'set-column', table, column: storedColumn(column) } as const;
  if (!old.nullable || column.nullable) return { change, value: code, loses };
  const value = code ?? `sql.ref('${column.name}')`;
  const { fill } = column;
  if (fill === undefined) return { change, value: code, doubt: 'absent' as const, loses };
  const doubt = fill.said ? undefined : ('made-up' as const);
  return { change, value: `sql\`coalesce(\${${value}}, \${${fill.code}})\``, doubt, loses };
}

/** What makes the columns of a table those of the planned one; what is no more is not looked at. */
export function columnSteps(old: Table, table: PlannedTable): readonly MigrationStep[] {
  return table.columns.flatMap((column): readonly MigrationStep[] => {
    const present = old.columns.find(({ name }) => name === column.name);
    if (present === undefined) return [newColumn(table.name, column)];
    return isSameColumn(present, column) ? [] : [changedColumn(table.name, present, column)];
  });
}

/** What lets rows be written that leave out columns which the model has no more. */
export function retiringSteps(old: Table, names: readonly string[]): readonly MigrationStep[] {
  return old.columns.flatMap((column): readonly MigrationStep[] => {
    const { references, ...plain } = column;
    if (!names.includes(column.name)) return [];
    if (column.nullable && references === undefined) return [];
    const free = { ...plain, nullable: true };
    const change = { kind: 'set-column', table: old.name, column: free } as const;
    return [{ change, retires: true }];
  });
}

/** What keeps rows that nobody reads any more from standing in the way of those they point at. */
export function freeingSteps(old: Table): readonly MigrationStep[] {
  return old.columns.flatMap((column): readonly MigrationStep[] => {
    const { references, ...free } = column;
    if (references === undefined || references.cascade) return [];
    const change = { kind: 'set-column', table: old.name, column: free } as const;
    return [{ change, retires: true }];
  });
}

/** Values of enums that are called something else now. */
export function valueSteps(old: Table, table: PlannedTable): readonly MigrationStep[] {
  return table.columns.flatMap(({ name, renamed = [] }) => {
    const present = old.columns.find((one) => one.name === name);
    if (present === undefined) return [];
    const fresh = renamed.filter(([, to]) => present.values?.includes(to) !== true);
    return fresh.map(([from, to]): MigrationStep => {
      const isList = present.items !== undefined;
      return {
        change: { kind: 'rename-value', table: table.name, column: name, isList, from, to },
      };
    });
  });
}

const isSameIndex = (a: Table['indexes'][number], b: Table['indexes'][number]): boolean =>
  a.name === b.name && a.unique === b.unique && a.columns.join() === b.columns.join();

/** Indexes of `one` that `other` does not have. */
export const indexesBeyond = (one: Table, other: Table): Table['indexes'] =>
  one.indexes.filter((index) => !other.indexes.some((found) => isSameIndex(index, found)));
