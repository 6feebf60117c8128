import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { ValidationError } from '../domain/index.ts';

type Text = Expression<string> | Expression<string | null>;

// SQLite refuses patterns beyond 50,000 bytes, with an error that would look like ours.
const longestText = 1_000;

/** Whether a column holds the text somewhere; `%` and `_` stand for themselves, case is ignored. */
export function containsText(column: Text, text: string): RawBuilder<SqlBool> {
  return like(column, `%${escaped(text)}%`);
}

/** Whether a column begins with the text. */
export function startsWithText(column: Text, text: string): RawBuilder<SqlBool> {
  return like(column, `${escaped(text)}%`);
}

// Of ASCII letters only, as databases do it to texts that they compare by their bytes.
function like(column: Text, pattern: string): RawBuilder<SqlBool> {
  const lower = pattern.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return sql<SqlBool>`lower(${column}) like ${lower} escape '\\'`;
}

function escaped(text: string): string {
  if (text.length > longestText) {
    const message = `must be at most ${longestText} characters long`;
    throw new ValidationError({ '': [message] }, `a text to search for ${message}`);
  }
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
