import type { Field } from '../model/declaration.ts';
import { property } from './code-doc.ts';
import { type Doc, group, ifBreak, indent, join, line } from './doc.ts';
import { rowFunctions } from './entity-table.ts';
import { stringLiteral } from './escape.ts';
import { renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';
import { columnName, tableName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { columnText, fromColumn, toColumn } from './type-column.ts';
import { type ViewScope, viewColumns, viewFile } from './view-scope.ts';

/** What a view's table is called in code. @example 'AccountSummaryTable' */
export const viewTableType = ({ names }: ViewScope): string => `${names.type}Table`;

/** How the table is told to the projection. @example 'accountSummaryTable' */
export const viewTableConstant = ({ names }: ViewScope): string => `${camel(names.type)}Table`;

/** The key's columns of a row, from its properties. */
function keyToRow(key: readonly Field[], context: string | undefined) {
  const written = key.map((field) => ({
    column: columnName(field.name),
    ...toColumn(field, { from: `key.${field.name}`, context }),
  }));
  const items = written.map(({ column, text }): Doc => `${column}: ${text}`);
  const object = group(['({', indent(line, join([',', line], items)), ifBreak(','), line, '})']);
  return {
    line: property('keyToRow', [' (key) => ', object], 2),
    imports: written.flatMap(({ imports }) => imports),
  };
}

/** `infrastructure/account-summary-table.ts` */
export function planViewTable(scope: ViewScope): PlannedFile {
  const { view, names, files } = scope;
  const { context, key } = view;
  const fields = viewColumns(view);
  const columns = fields.map((field) => columnText(field, context));
  const written = fields.map((field) =>
    toColumn(field, { from: `${names.one}.${field.name}`, context }),
  );
  const read = fields.map((field) =>
    fromColumn(field, { from: `row.${columnName(field.name)}`, context }),
  );
  const keys = keyToRow(key, context);
  const keyType = key.map(({ name }) => stringLiteral(name)).join(' | ');
  const keyColumns = key.map(({ name }) => stringLiteral(columnName(name)));
  return viewFile(scope, {
    role: 'table',
    path: files.table,
    template: 'infrastructure/__view__-table.ts',
    view: {
      ...rowFunctions(scope),
      imports: renderImports(
        [
          { name: names.type, from: files.row, type: true },
          { name: 'ViewTable', from: '@plinth/runtime/eventsourcing', type: true },
          ...[...columns, ...written, ...read, keys].flatMap(({ imports }) => imports),
        ],
        files.table,
      ),
      type: names.type,
      one: names.one,
      columns: columns.map(({ text }, at) => ({
        name: columnName(fields[at]?.name ?? ''),
        type: text,
      })),
      written: written.map(({ tail }, at) => property(columnName(fields[at]?.name ?? ''), tail, 4)),
      read: read.map(({ tail }, at) => property(propertyName(fields[at]?.name ?? ''), tail, 4)),
      constant: viewTableConstant(scope),
      keyType: `Pick<${names.type}, ${keyType}>`,
      name: stringLiteral(tableName(context ?? '', view.name)),
      key: property('key', [' ', brackets({ open: '[', close: ']', items: keyColumns })], 2),
      keyToRow: keys.line,
    },
  });
}
