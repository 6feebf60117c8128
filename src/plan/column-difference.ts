import { stringLiteral } from './escape.ts';
import type { PlannedColumn, TableColumn } from './schema-table.ts';

/** What becomes of the values of a column whose type changes. */
export interface Conversion {
  /** An expression of the migration; undefined: the values stay as they are. */
  readonly code: string | undefined;
  /** Some values do not survive it. */
  readonly loses: boolean;
}

/** Types whose values all have a text. */
const readable = new Set(['integer', 'real', 'decimal', 'date', 'datetime', 'uuid', 'sequence']);

const whole = new Set(['integer', 'sequence']);

/** Older locks say of a list only that it is JSON. */
export const UNKNOWN_ITEMS = '?';

const isSameList = (a: TableColumn, b: TableColumn): boolean =>
  a.items === b.items || a.items === UNKNOWN_ITEMS || b.items === UNKNOWN_ITEMS;

const ref = (name: string): string => `\${sql.ref(${stringLiteral(name)})}`;

const cast = (value: string, type: string): string =>
  type === 'text'
    ? `sql\`cast(${value} as text)\``
    : `sql\`cast(${value} as \${sql.raw(types.${type})})\``;

function toDecimal(value: string, scale: number): string {
  const digits = scale === 0 ? '' : ` || '.${'0'.repeat(scale)}'`;
  return cast(`cast(${value} as text)${digits}`, 'decimal');
}

const kept = (code?: string): Conversion => ({ code, loses: false });

/** How values of the first form become values of the second. */
export function conversion(from: TableColumn, to: PlannedColumn): Conversion {
  const value = ref(from.name);
  if (from.type === to.type && isSameList(from, to)) return kept();
  if (whole.has(from.type) && whole.has(to.type)) return kept();
  if (to.items === from.type && from.items === undefined) {
    return kept(`types.listOf(${stringLiteral(from.name)}, ${stringLiteral(from.type)})`);
  }
  if (from.items !== undefined || to.type === 'json') return { code: to.fill?.code, loses: true };
  if (to.type === 'text' && readable.has(from.type)) return kept(cast(value, 'text'));
  if (from.type === 'bool' && to.type === 'integer') {
    return kept(`sql\`case ${value} when true then 1 when false then 0 end\``);
  }
  if (whole.has(from.type) && to.type === 'bool') {
    return { code: `sql\`${value} <> 0\``, loses: true };
  }
  if (whole.has(from.type) && to.type === 'real') return kept(cast(value, 'real'));
  if (whole.has(from.type) && to.type === 'decimal') return kept(toDecimal(value, to.scale ?? 4));
  if (from.type === 'date' && to.type === 'datetime') {
    return kept(`sql\`\${sql.ref(${stringLiteral(from.name)})} || 'T00:00:00.000Z'\``);
  }
  return { code: cast(value, to.type), loses: true };
}

const sameReference = (a: TableColumn, b: TableColumn): boolean =>
  a.references?.table === b.references?.table && a.references?.cascade === b.references?.cascade;

/** Whether the database would be told the same of both. */
export const isSameColumn = (a: TableColumn, b: TableColumn): boolean =>
  a.type === b.type &&
  a.nullable === b.nullable &&
  a.default === b.default &&
  isSameList(a, b) &&
  sameReference(a, b);
