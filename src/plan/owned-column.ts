import type { Field } from '../model/declaration.ts';
import { behind, call, choice } from './code-doc.ts';
import { isList, isOwned } from './entity-fields.ts';
import { fromStored, toStored, turnRows } from './stored-row.ts';
import { columnText, fromColumn, toColumn } from './type-column.ts';
import { type Mapping, mapping, type Source } from './type-json.ts';
import type { TypeText } from './type-text.ts';

/** The column of a field of an owned row: what that row owns itself is kept in it as JSON. */
export const ownedColumns = (field: Field, context: string | undefined): TypeText =>
  isOwned(field)
    ? { text: field.card === 'optional' ? 'string | null' : 'string', imports: [] }
    : columnText(field, context);

const present = <F extends Field>(field: F): F => ({
  ...field,
  card: isList(field) ? 'many' : 'one',
});

/** From the column of an owned row to the domain's form. */
export function readOwnedColumn(field: Field, source: Source): Mapping {
  if (!isOwned(field)) return fromColumn(field, source);
  const json = `JSON.parse(${source.from})`;
  const read = turnRows(present(field), json, fromStored) ?? mapping(behind(json));
  if (field.card !== 'optional') return read;
  return mapping(choice(`${source.from} === null`, 'null', read.text), read.imports);
}

/** From the domain's form to the column of an owned row. */
export function writeOwnedColumn(field: Field, source: Source): Mapping {
  const { from } = source;
  if (!isOwned(field)) return toColumn(field, source);
  const rows = turnRows(present(field), from, toStored);
  const written = call('JSON.stringify', rows?.text ?? from);
  if (field.card !== 'optional') return mapping(behind(written));
  return mapping(choice(`${from} === null`, 'null', written));
}
