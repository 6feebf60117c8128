import type { Field, Root } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { isStateStored } from './aggregate-fields.ts';
import { fillOf } from './column-fill.ts';
import { hasTable, isList } from './entity-fields.ts';
import { columnName, tableName } from './paths.ts';
import type { PlannedColumn } from './schema-table.ts';
import { columnOf } from './type-column.ts';

/** What the runtime calls the type of a field's column. */
export function columnType(field: Pick<Field, 'type' | 'card'>): string {
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

/** What only lists and enums have to say. */
function said({ type, card }: Field): Partial<PlannedColumn> {
  const items = card === 'many' || card === 'some' ? columnType({ type, card: 'one' }) : undefined;
  const members = type.kind === 'enum' ? type.enum.members : [];
  const renamed = members.flatMap(({ was, wire, name }): [string, string][] =>
    was === undefined || wire !== name ? [] : [[was, wire]],
  );
  return {
    ...(items !== undefined && { items }),
    ...(members.length > 0 && { values: members.map(({ wire }) => wire) }),
    ...(renamed.length > 0 && { renamed }),
  };
}

/** The column of a field without what points elsewhere. */
export const plainColumn = (field: Field): PlannedColumn => ({
  name: columnName(field.name),
  type: columnType(field),
  nullable: field.card === 'optional',
  ...(field.was !== undefined && { was: columnName(field.was) }),
  ...said(field),
  fill: fillOf(field),
  scale: scalarOf(field.type)?.scale,
});

export function column(field: Field, context: string): PlannedColumn {
  const references = target(field, context);
  return {
    ...plainColumn(field),
    ...(references !== undefined && { references: { table: references, cascade: false } }),
  };
}

/** What a part's row says of the row that it belongs to. */
export const ownerColumn = (name: string, owner: Root, context: string): PlannedColumn => ({
  name,
  type: columnType(owner.identity.field),
  nullable: false,
  references: { table: tableName(context, owner.name), cascade: true },
});

export const position = (name: string): PlannedColumn => ({
  name,
  type: 'integer',
  nullable: false,
});

/** The version of a row, as `ETag`. */
export const versionColumn: PlannedColumn = {
  name: '_version',
  type: 'integer',
  nullable: false,
  fill: { code: 'sql.lit(1)', said: true },
};
