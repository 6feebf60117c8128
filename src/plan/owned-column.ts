import type { Field } from '../model/declaration.ts';
import { arrowCall, behind, below, choice } from './code-doc.ts';
import { line } from './doc.ts';
import { isList, isOwned, type OwnedField, storedFields } from './entity-fields.ts';
import { brackets } from './layout.ts';
import { columnText, fromColumn } from './type-column.ts';
import { fromJson, type Mapping, mapping, type Source } from './type-json.ts';
import { elementText, type TypeText, typeText } from './type-text.ts';

/** The column of a field of an owned row: what that row owns itself is kept in it as JSON. */
export const ownedColumns = (field: Field, context: string | undefined): TypeText =>
  isOwned(field)
    ? { text: field.card === 'optional' ? 'string | null' : 'string', imports: [] }
    : columnText(field, context);

/** The fields of an owned row that are other things in JSON than in the domain. */
function turnedFields(field: OwnedField, context: string | undefined) {
  return storedFields(field.type.entity).flatMap((one) => {
    const source = { from: `item.${one.name}`, wire: one.wire, absent: false, context };
    const turn = isOwned(one) ? readNested(one, source) : fromJson(one, source);
    if (turn.text === source.from) return [];
    return [{ field: one, turn }];
  });
}

/** A row that is kept as JSON in its owner's row, as the domain's form. */
function readNested(field: OwnedField, { from, context }: Source): Mapping {
  const turned = turnedFields(field, context);
  if (turned.length === 0) return mapping(below(from));
  const row = elementText(field.type, { form: 'domain', context });
  const json = turned.map((one) => ({
    name: one.field.name,
    ...typeText(one.field, { form: 'json', context }),
  }));
  const names = turned.map((one) => `'${one.field.name}'`).join(' | ');
  const members = json.map(({ name, text }) => `${name}: ${text}`).join('; ');
  const params = `(item: Omit<${row.text}, ${names}> & { ${members} })`;
  const items = ['...item', ...turned.map((one) => `${one.field.name}: ${one.turn.text}`)];
  const body = ['(', brackets({ open: '{', close: '}', items, space: line }), ')'];
  const list = arrowCall({ callee: `${from}.map`, args: [], params, body, hugs: true });
  const single = [`(${params} => `, body, `)(${from})`];
  return mapping(behind(isList(field) ? list : single), [
    ...row.imports,
    ...json.flatMap(({ imports }) => imports),
    ...turned.flatMap((one) => one.turn.imports),
  ]);
}

/** From the column of an owned row to the domain's form. */
export function readOwnedColumn(field: Field, source: Source): Mapping {
  if (!isOwned(field)) return fromColumn(field, source);
  const nested = readNested(field, { ...source, from: `JSON.parse(${source.from})` });
  if (field.card !== 'optional') return nested;
  return mapping(choice(`${source.from} === null`, 'null', nested.text), nested.imports);
}
