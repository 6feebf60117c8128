import type { Field, Type } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { isList, isOwned, type OwnedField } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isAnsweredOtherwise, ownedJsonFunctions } from './entity-json-field.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import type { Import } from './imports.ts';
import { isChoice } from './pages-services.ts';

/** How the value of a field is shown to a person, and the functions that it takes. */
export interface Cell {
  readonly text: string;
  readonly functions: readonly string[];
  /** The function that says what of an owned row is answered, where that is not all of it. */
  readonly toJson?: Import;
}

const cell = (text: string, ...functions: readonly string[]): Cell => ({ text, functions });

const special: Readonly<Record<string, string>> = {
  datetime: 'showDatetime',
  uri: 'showUri',
  text: 'showLines',
};

/** @param row the variable that holds the row */
export function pageCell(field: Field, row: string, scope: EntityScope): Cell {
  const value = `${row}.${field.name}`;
  if (isChoice(field, scope)) {
    const options = `${entityNames(field.type.target).many}Options`;
    return cell(`showRef(${options}, ${value})`, 'showRef');
  }
  if (isOwned(field) && isAnsweredOtherwise(field.type.entity)) return ownedCell(field, value);
  const by =
    isList(field) || field.type.kind === 'ref'
      ? 'show'
      : (special[scalarOf(field.type)?.scalar ?? ''] ?? 'show');
  return cell(`${by}(${value})`, by);
}

/** Rows that belong to this one are shown as they are answered: never with their secrets. */
function ownedCell(field: OwnedField, value: string): Cell {
  const { entity } = field.type;
  const { toJson } = ownedJsonFunctions(entity);
  const single = `${toJson}(${value})`;
  const shown = isList(field)
    ? `${value}.map(${toJson})`
    : field.card === 'optional'
      ? `${value} && ${single}`
      : single;
  return {
    ...cell(`show(${shown})`, 'show'),
    toJson: { name: toJson, from: entityFiles(entity).json },
  };
}

export const isNumeric = ({ type, card }: Field): boolean =>
  (card === 'one' || card === 'optional') &&
  ['int', 'number', 'decimal'].includes(scalarOf(type)?.scalar ?? '');

/** Whether a value is short enough for a column. */
export const isColumn = (field: Field, scope: EntityScope): boolean =>
  isChoice(field, scope) || (!isList(field) && isShort(field.type));

function isShort(type: Type): boolean {
  if (type.kind === 'enum') return true;
  const scalar = scalarOf(type)?.scalar;
  return scalar !== undefined && !['text', 'json', 'binary'].includes(scalar);
}
