/** A table as its `create table` tells it: each part stays as it was written. */
export interface TableDefinition {
  readonly columns: readonly ColumnDefinition[];
  /** Keys and checks of the table as a whole. */
  readonly constraints: readonly string[];
  /** What follows the last bracket. @example 'strict' */
  readonly options: string;
}

export interface ColumnDefinition {
  readonly name: string;
  /** @example '"note" text not null' */
  readonly text: string;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '[': ']' };

/** Where a quoted text ends that begins at `start`. */
function endOfQuoted(sql: string, start: number): number {
  const closing = CLOSING[sql[start] ?? ''] ?? '';
  const end = sql.indexOf(closing, start + 1);
  return end === -1 ? sql.length : end;
}

interface Parts {
  readonly parts: readonly string[];
  readonly end: number;
}

/** What stands between commas from an opening bracket on, up to the one that closes it. */
function partsFrom(sql: string, open: number): Parts {
  const parts: string[] = [];
  let [depth, start, at] = [0, open + 1, open];
  for (; at < sql.length; at += 1) {
    const char = sql[at] ?? '';
    if (char in CLOSING) at = endOfQuoted(sql, at);
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    const isEnd = char === ')' && depth === 0;
    if (isEnd || (char === ',' && depth === 1)) {
      parts.push(sql.slice(start, at).trim());
      start = at + 1;
    }
    if (isEnd) break;
  }
  return { parts, end: at };
}

const isConstraint = (part: string): boolean =>
  /^(constraint|primary|unique|check|foreign)\b/i.test(part);

function nameOf(part: string): string {
  const [first = ''] = part;
  if (first in CLOSING) return part.slice(1, endOfQuoted(part, 0));
  return part.split(/\s/, 1)[0] ?? '';
}

/** @example parseTable('create table "t" ("id" text primary key)').columns[0]?.name // 'id' */
export function parseTable(sql: string): TableDefinition {
  // The name may hold a bracket of its own, but is quoted then.
  let open = 0;
  while (open < sql.length && sql[open] !== '(') {
    open = (sql[open] ?? '') in CLOSING ? endOfQuoted(sql, open) + 1 : open + 1;
  }
  const { parts, end } = partsFrom(sql, open);
  return {
    columns: parts
      .filter((part) => !isConstraint(part))
      .map((text) => ({ name: nameOf(text), text })),
    constraints: parts.filter(isConstraint),
    options: sql.slice(end + 1).trim(),
  };
}

/** The statement that makes such a table. */
export function printTable(name: string, definition: TableDefinition): string {
  const { columns, constraints, options } = definition;
  const parts = [...columns.map(({ text }) => text), ...constraints];
  return `create table ${quoted(name)} (${parts.join(', ')}) ${options}`.trim();
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
