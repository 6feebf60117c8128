import { postgresError } from './postgres-error.ts';
import { sqliteCode } from './sqlite-error.ts';

/** Which constraint of the database a statement ran into. */
export type Violation =
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'reference' }
  | { readonly kind: 'required'; readonly columns: readonly string[] }
  | { readonly kind: 'check' };

/** The constraint that an error is about; undefined for every other error. */
export function violation(error: unknown): Violation | undefined {
  return sqliteViolation(error) ?? postgresViolation(error);
}

function sqliteViolation(error: unknown): Violation | undefined {
  switch (sqliteCode(error)) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_ROWID':
      return { kind: 'unique', columns: columnsIn(error) };
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return { kind: 'reference' };
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { kind: 'required', columns: columnsIn(error) };
    case 'SQLITE_CONSTRAINT_CHECK':
      return { kind: 'check' };
    default:
      return undefined;
  }
}

// "UNIQUE constraint failed: catalog_product.name, catalog_product.active"
function columnsIn(error: unknown): readonly string[] {
  const [, list = ''] = error instanceof Error ? error.message.split(' failed: ') : [];
  return list.split(', ').map((column) => column.slice(column.lastIndexOf('.') + 1));
}

function postgresViolation(error: unknown): Violation | undefined {
  const { code, detail = '', column } = postgresError(error) ?? {};
  switch (code) {
    case '23505':
      return { kind: 'unique', columns: keyIn(detail) };
    case '23503':
      return { kind: 'reference' };
    case '23502':
      return { kind: 'required', columns: column === undefined ? [] : [column] };
    case '23514':
      return { kind: 'check' };
    default:
      return undefined;
  }
}

// "Key (place, "open")=(north, 1) already exists."
function keyIn(detail: string): readonly string[] {
  const [, list = ''] = /\((.*?)\)=\(/s.exec(detail) ?? [];
  return list.split(', ').map((column) => column.replaceAll(/^"|"$/g, ''));
}
