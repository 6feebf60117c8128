import type { At } from '../diagnostic.ts';
import { defined } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import type { Name } from './name.ts';

/** `name`, or `-name` for descending. */
export interface Column {
  readonly name: Name;
  readonly descending: boolean;
}

/** `unique? columns` */
export interface Index {
  readonly unique: boolean;
  readonly columns: readonly Column[];
  readonly at: At;
}

function takeColumns(scanner: Scanner): readonly Column[] | undefined {
  const columns: Column[] = [];
  do {
    const descending = scanner.skip('-');
    const name = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (name === undefined) return undefined;
    columns.push({ name, descending });
  } while (scanner.take(/ +/y));
  return columns;
}

const columnsSyntax: Micro<readonly Column[]> = {
  what: 'a list of columns (separated by spaces, - for descending)',
  example: 'status -placedAt',
  pattern: '^-?[a-z]',
  parse: takeColumns,
};

export const columns: Kind<readonly Column[]> = micro(columnsSyntax);

const indexSyntax: Micro<Index> = {
  what: 'an index (columns separated by spaces, - for descending)',
  example: 'unique status -placedAt',
  parse: (scanner) => {
    const unique = scanner.take(/unique +/y) !== undefined;
    const found = takeColumns(scanner);
    return found && { unique, columns: found, at: scanner.at };
  },
};

export const indexes: Kind<readonly Index[]> = defined('indexes', list(micro(indexSyntax)));
