import { call, objectCall } from './code-doc.ts';
import { type Doc, printDoc } from './doc.ts';
import { lineComment, stringLiteral } from './escape.ts';
import type { MigrationStep } from './migration-step.ts';
import {
  addColumnDoc,
  alterTableDoc,
  changeColumnsDoc,
  createTableCode,
  indexDoc,
} from './table-code.ts';

const q = stringLiteral;

const statement = (doc: Doc, indent: number): string =>
  `${' '.repeat(indent)}${printDoc(doc, { indent, after: ';' })};`;

type ColumnStep = MigrationStep & {
  readonly change: { readonly kind: 'set-column' | 'drop-column' };
};

const isOfColumn = (step: MigrationStep): step is ColumnStep =>
  step.change.kind === 'set-column' || step.change.kind === 'drop-column';

/** Added in place: rows need not be written again for it. */
const isPlain = ({ isNew, value, doubt }: ColumnStep): boolean =>
  isNew === true && value === undefined && doubt === undefined;

const columnOf = ({ change }: ColumnStep): string =>
  change.kind === 'set-column' ? change.column.name : change.column;

/** What the owner of the rows has to know about columns. */
function warnings(steps: readonly ColumnStep[]): readonly string[] {
  const about = (wanted: (step: ColumnStep) => boolean, text: string): readonly string[] => {
    const columns = steps.filter(wanted).map(columnOf);
    return columns.length === 0 ? [] : [text.replace('$', columns.join(', '))];
  };
  return [
    ...about(
      ({ doubt }) => doubt === 'made-up',
      'The spec has no default for $: rows that are there get what stands here. Change it where it is wrong.',
    ),
    ...about(
      ({ doubt }) => doubt === 'unknown',
      'Nobody but you can tell $ of rows that are there: this fails until a `value` says it, or there are none.',
    ),
    ...about(
      ({ doubt }) => doubt === 'absent',
      'This fails where a row has no $: give it one first.',
    ),
    ...about(
      ({ loses, change }) => loses === true && change.kind === 'set-column',
      'Not every value of $ survives this.',
    ),
    ...about(
      ({ retires }) => retires === true,
      'Out of use: $. What is in it stays until `plinth regenerate --allow-data-loss`.',
    ),
  ];
}

function columnsCode(steps: readonly ColumnStep[], indent: number): readonly string[] {
  const table = steps[0]?.change.table ?? '';
  const comments = warnings(steps).map((text) => lineComment(text, indent));
  if (steps.every(isPlain)) {
    return steps.flatMap(({ change }) =>
      change.kind === 'set-column' ? [statement(addColumnDoc(table, change.column), indent)] : [],
    );
  }
  const columns = steps.map(({ change, value }) => ({ column: change.column, value }));
  return [comments.join('') + statement(changeColumnsDoc(table, columns), indent)];
}

/** The statements of a step, each a line or more. */
function stepCode({ change, view }: MigrationStep): readonly Doc[] {
  switch (change.kind) {
    case 'make-table':
      return change.table.indexes.map((one) => indexDoc(one, change.table.name));
    case 'drop-table':
      return [
        `await db.schema.dropTable(${q(change.table)}).execute()`,
        ...(view === undefined ? [] : [call('await forgetView', 'db', q(view))]),
      ];
    case 'rename-table':
      return [alterTableDoc(change.table, call('.renameTo', q(change.to)))];
    case 'rename-column': {
      const { table, column, to } = change;
      return [alterTableDoc(table, call('.renameColumn', q(column), q(to)))];
    }
    case 'make-index':
      return [indexDoc(change.index, change.table)];
    case 'drop-index':
      return [`await db.schema.dropIndex(${q(change.index)}).execute()`];
    case 'rename-value': {
      const { table, column, from, to, isList } = change;
      const callee = isList ? 'await renameListedValue' : 'await renameValue';
      return [call(callee, 'db', ...[table, column, from, to].map(q))];
    }
    case 'rename-category':
      return [call('await renameCategory', 'db', q(change.category), q(change.to))];
    case 'rename-subscription':
      return [call('await renameSubscription', 'db', q(change.subscription), q(change.to))];
    case 'rename-process':
      return [call('await renameProcess', 'db', q(change.process), q(change.to))];
    case 'rename-timer': {
      const items = [`from: ${q(change.timer)}`, `to: ${q(change.to)}`];
      return [objectCall({ callee: 'await renameTimer', args: ['db', q(change.process)], items })];
    }
    case 'rename-saga':
      return [call('await renameSaga', 'db', q(change.saga), q(change.to))];
    case 'rename-step': {
      const items = [`from: ${q(change.step)}`, `to: ${q(change.to)}`];
      return [objectCall({ callee: 'await renameSagaStep', args: ['db', q(change.saga)], items })];
    }
    case 'set-column':
    case 'drop-column':
      return [];
  }
}

function lines(step: MigrationStep, indent: number): readonly string[] {
  const { change } = step;
  const statements = stepCode(step).map((doc) => statement(doc, indent));
  if (change.kind === 'make-table') return [createTableCode(change.table, indent), ...statements];
  if (change.kind !== 'make-index' || !step.isNew) return statements;
  const warning = lineComment('This fails where two rows have the same.', indent);
  return statements.map((one) => warning + one);
}

/** Steps of one table's columns that follow each other are one: its rows are written anew once. */
function inGroups(steps: readonly MigrationStep[]): readonly (readonly MigrationStep[])[] {
  const groups: MigrationStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const before = last?.[0];
    const joins =
      before !== undefined &&
      isOfColumn(step) &&
      isOfColumn(before) &&
      step.change.table === before.change.table;
    if (joins) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** The statements of a migration, and whether they name a thing. */
export function migrationCode(steps: readonly MigrationStep[], indent: number) {
  const statements = inGroups(steps).flatMap((group) => {
    const columns = group.filter(isOfColumn);
    return columns.length > 0
      ? columnsCode(columns, indent)
      : group.flatMap((step) => lines(step, indent));
  });
  const code = statements.join('\n');
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
  return { statements, uses };
}
