import { stateFields } from './aggregate-fields.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { property } from './code-doc.ts';
import { type Import, renderImports } from './imports.ts';
import { camel } from './names.ts';
import { columnName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { columnText, fromColumn, toColumn } from './type-column.ts';

/** The functions between the state of an aggregate and its row. */
export const stateFunctions = ({ names }: AggregateScope) => ({
  toRow: `${camel(names.type)}ToRow`,
  fromRow: `${camel(names.type)}FromRow`,
});

/** `infrastructure/wallet-table.ts` */
export function planAggregateTable(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files } = scope;
  const { context } = aggregate;
  const fields = stateFields(aggregate).map((field) => {
    const column = columnName(field.name);
    const type = columnText(field, context);
    const written = toColumn(field, { from: `${names.one}.${field.name}`, context });
    const read = fromColumn(field, { from: `row.${column}`, context });
    return { field, column, type, written, read };
  });
  const imports: readonly Import[] = [
    { name: names.state, from: files.state, type: true },
    ...fields.flatMap(({ type, written, read }) => [
      ...type.imports,
      ...written.imports,
      ...read.imports,
    ]),
  ];
  return aggregateFile(scope, {
    role: 'table',
    path: files.table,
    template: 'infrastructure/__aggregate__-table.ts',
    view: {
      ...stateFunctions(scope),
      imports: renderImports(imports, files.table),
      type: names.type,
      state: names.state,
      one: names.one,
      columns: fields.map(({ column, type }) => ({ name: column, type: type.text })),
      written: fields.map(({ column, written }) => property(column, written.tail, 4)),
      read: fields.map(({ field, read }) => property(field.name, read.tail, 4)),
    },
  });
}
