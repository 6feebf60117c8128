import type { Field, Type } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import { isChoice } from './pages-services.ts';

/** How the value of a field is shown to a person, and the functions that it takes. */
export interface Cell {
  readonly text: string;
  readonly functions: readonly string[];
}

const cell = (text: string, ...functions: readonly string[]): Cell => ({ text, functions });

const isList = ({ card }: Field): boolean => card === 'many' || card === 'some';

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
  const by =
    isList(field) || field.type.kind === 'ref'
      ? 'show'
      : (special[scalarOf(field.type)?.scalar ?? ''] ?? 'show');
  return cell(`${by}(${value})`, by);
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
