import type { Field, Root } from '../model/declaration.ts';
import { defaultText } from './default-text.ts';
import { isList, isOwned, type OwnedField } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { stringLiteral } from './escape.ts';
import { usesClock } from './expression-names.ts';
import { conditional, fitted } from './fitted.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { domainFile } from './paths.ts';
import { isMap, mayBeAbsent } from './type-schema.ts';

/** The right side of a property, the space before it included. */
export interface Given {
  readonly text: string;
  readonly imports: readonly Import[];
  readonly needsClock: boolean;
}

/** How an owned row is made. */
interface Maker {
  readonly name: string;
  readonly needsClock: boolean;
  readonly imports: readonly Import[];
}

const plain = (text: string): Given => ({ text, imports: [], needsClock: false });

function needsClock(field: Field): boolean {
  if (isOwned(field)) {
    return field.type.entity.fields.some(needsClock) || hasTimedRule(field);
  }
  return field.default?.kind === 'now' || field.default?.kind === 'today';
}

const hasTimedRule = ({ type }: OwnedField): boolean =>
  type.entity.invariants.some(({ condition }) => usesClock(condition));

/** What makes an owned row from what was given for it. @example 'productImageFrom' */
export const ownedMakerName = (entity: Root): string => `${camel(entityNames(entity).type)}From`;

function makerOf(field: OwnedField): Maker {
  const { entity } = field.type;
  const name = ownedMakerName(entity);
  const own: Import = { name, from: domainFile(entity) };
  const checks = entity.invariants.length > 0;
  const runtime: Import = {
    name: isList(field) ? 'withinEach' : 'within',
    from: '@plinth/runtime/domain',
  };
  return { name, needsClock: needsClock(field), imports: checks ? [own, runtime] : [own] };
}

/** The rows of an owned field, made from what was given; `present` are those there already. */
function madeFrom(field: OwnedField, given: string, present: string): Given {
  const maker = makerOf(field);
  const { entity } = field.type;
  const item = entityNames(entity).one;
  const checks = entity.invariants.length > 0;
  const more = `${maker.needsClock ? ', clock' : ''}${present === '' ? '' : `, ${present}`}`;
  const path = stringLiteral(field.wire);
  const call = (source: string): string => `${maker.name}(${source}${more})`;
  const single = checks ? fitted`within(${path}, () =>‹·${call(given)}›)` : call(given);
  const list = checks
    ? fitted`withinEach(${path}, ${given}, (${item}) =>‹·${call(item)}›)`
    : fitted`${given}.map((${item}) =>‹·${call(item)}›)`;
  return {
    text: isList(field) ? list : single,
    imports: maker.imports,
    needsClock: maker.needsClock,
  };
}

/** The owned rows that a row has already, as a list. */
function presentRows(field: OwnedField, row: string): string {
  const rows = `${row}.${field.name}`;
  if (isList(field)) return rows;
  const isSure = field.card === 'one' && !row.endsWith('?');
  return isSure ? `[${rows}]` : `${rows} ? [${rows}] : []`;
}

function givenOwned(field: OwnedField, source: string, before: string): Given {
  const present = before === '' ? '' : presentRows(field, before);
  const list = field.card === 'many' ? `(${source} ?? [])` : source;
  const made = madeFrom(field, isList(field) ? list : source, present);
  if (field.card !== 'optional') return { ...made, text: ` ${made.text}` };
  return { ...made, text: fitted` ‹${source}·? ${made.text}·: null›` };
}

function empty(field: Field): string {
  if (isList(field)) return '[]';
  return isMap(field.type, field.card) ? '{}' : 'null';
}

/**
 * What a field is set to from `input`. `before` is the row that is replaced, `''` where there is
 * none: what cannot change then keeps its value when nothing is given.
 */
export function givenField(field: Field, before: string, context: string | undefined): Given {
  const source = `input.${field.name}`;
  if (isOwned(field)) return givenOwned(field, source, before);
  if (!mayBeAbsent(field)) return plain(` ${source}`);
  if (before !== '' && field.immutable) {
    return plain(fitted`‹·${source} ?? ${before}.${field.name}›`);
  }
  if (field.default === undefined) return plain(fitted`‹·${source} ?? ${empty(field)}›`);
  const fallback = defaultText(field.default, field.type, context);
  return { ...fallback, text: fitted`‹·${source} ?? ${fallback.text}›` };
}

function changedOwned(field: OwnedField, row: string): Given {
  const [source, before] = [`changes.${field.name}`, `${row}.${field.name}`];
  const made = madeFrom(field, source, presentRows(field, row));
  const value = field.card === 'optional' ? `${source} && ${made.text}` : made.text;
  return { ...made, text: conditional(`${source} === undefined`, before, value) };
}

/** What a field is after `changes`, of which any may be left out. */
export function changedField(field: Field, row: string): Given {
  if (isOwned(field)) return changedOwned(field, row);
  const [source, before] = [`changes.${field.name}`, `${row}.${field.name}`];
  return plain(
    field.card === 'optional'
      ? conditional(`${source} === undefined`, before, source)
      : fitted`‹·${source} ?? ${before}›`,
  );
}
