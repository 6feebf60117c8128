import type { Field, Root } from '../model/declaration.ts';
import { arrowCall, behind, below, call, choice, flatText } from './code-doc.ts';
import { defaultText } from './default-text.ts';
import { type Doc, group, indent, line } from './doc.ts';
import { distinctFields } from './entity-distinct.ts';
import { isList, isOwned, type OwnedField } from './entity-fields.ts';
import { immutableFields } from './entity-immutable.ts';
import { entityNames } from './entity-names.ts';
import { stringLiteral } from './escape.ts';
import { usesClock } from './expression-names.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';
import { domainFile } from './paths.ts';
import { isMap, mayBeAbsent } from './type-schema.ts';

/** What a property is set to. */
export interface Given {
  readonly tail: Doc;
  readonly imports: readonly Import[];
  readonly needsClock: boolean;
}

/** How an owned row is made. */
interface Maker {
  readonly name: string;
  readonly needsClock: boolean;
  readonly imports: readonly Import[];
}

const plain = (tail: Doc): Given => ({ tail, imports: [], needsClock: false });

/** `value ?? other` as a tail. */
const orElse = (value: string, ...others: readonly string[]): Doc =>
  below(group([value, others.map((other) => [' ??', line, other])]));

/** `around`: what the field stands in; an owned row may own rows of its own kind. */
function needsClock(field: Field, around: readonly Root[] = []): boolean {
  if (isOwned(field)) {
    const { entity } = field.type;
    if (around.includes(entity)) return false;
    const inside = [...around, entity];
    return entity.fields.some((one) => needsClock(one, inside)) || hasTimedRule(field);
  }
  return field.default?.kind === 'now' || field.default?.kind === 'today';
}

const hasTimedRule = ({ type }: OwnedField): boolean =>
  type.entity.invariants.some(({ condition }) => usesClock(condition));

/** What makes an owned row from what was given for it. @example 'productImageFrom' */
export const ownedMakerName = (entity: Root): string => `${camel(entityNames(entity).type)}From`;

/** Whether what makes an owned row is told which rows are there already. */
export const keepsRows = (entity: Root): boolean =>
  entity.identity.made === 'uuid' ||
  entity.identity.made === 'default' ||
  entity.fields.some(isOwned) ||
  immutableFields(entity).length > 0;

/** Whether what makes an owned row may refuse it. */
const mayRefuse = (entity: Root): boolean =>
  entity.invariants.length > 0 ||
  immutableFields(entity).length > 0 ||
  distinctFields(entity).length > 0;

/** Within a function the compiler no longer knows that a member of changes was told apart from none. */
const mayBeNone = (field: OwnedField, given: string): boolean =>
  field.card === 'optional' || given.startsWith('changes.');

function makerOf(field: OwnedField, given: string): Maker {
  const { entity } = field.type;
  const name = ownedMakerName(entity);
  const own: Import = { name, from: domainFile(entity) };
  const checks = mayRefuse(entity);
  const single = mayBeNone(field, given) ? 'withinGiven' : 'within';
  const runtime: Import = {
    name: isList(field) ? 'withinEach' : single,
    from: '@plinth/runtime/domain',
  };
  return { name, needsClock: needsClock(field), imports: checks ? [own, runtime] : [own] };
}

interface MadeRows {
  readonly code: Doc;
  readonly imports: readonly Import[];
  readonly needsClock: boolean;
}

/** The rows of an owned field, made from what was given; `present` are those there already. */
function madeFrom(field: OwnedField, given: string, present: Doc): MadeRows {
  const { name, needsClock, imports } = makerOf(field, given);
  const { entity } = field.type;
  const item = entityNames(entity).one;
  const checks = mayRefuse(entity);
  const isCounted = entity.identity.made === 'sequence' && isList(field);
  const kept = present === '' || !keepsRows(entity) ? [] : [present];
  const path = stringLiteral(field.wire);
  const make = (source: string): Doc =>
    call(name, source, ...(needsClock ? ['clock'] : []), ...kept);
  const before = present === '' ? [] : [flatText(present)];
  const rows = isCounted ? `numbered(${[given, ...before].join(', ')})` : given;
  const mapped = rows.includes(' ?? ') && !isCounted ? `(${rows})` : rows;
  const each = { params: `(${item})`, body: make(item) };
  const list = checks
    ? arrowCall({ callee: 'withinEach', args: [path, rows], ...each })
    : arrowCall({ callee: `${mapped}.map`, args: [], ...each });
  const single = (): Doc => {
    if (!checks) return make(given);
    return mayBeNone(field, given)
      ? arrowCall({ callee: 'withinGiven', args: [path, given], ...each })
      : arrowCall({ callee: 'within', args: [path], params: '()', body: make(given) });
  };
  const numbering = { name: 'numbered', from: '@plinth/runtime/domain' };
  return {
    code: isList(field) ? list : single(),
    imports: isCounted ? [...imports, numbering] : imports,
    needsClock,
  };
}

/** The owned rows that a row has already, as a list. */
function presentRows(field: OwnedField, row: string): Doc {
  const rows = `${row}.${field.name}`;
  if (isList(field)) return rows;
  const list = brackets({ open: '[', close: ']', items: [rows] });
  const isSure = field.card === 'one' && !row.endsWith('?');
  return isSure ? list : group([rows, indent(line, ['? ', list], line, ': []')]);
}

function givenOwned(field: OwnedField, source: string, before: string): Given {
  const present = before === '' ? '' : presentRows(field, before);
  const absent = absentRows(field, before);
  const list = field.card === 'many' && absent === 'null' ? `${source} ?? []` : source;
  const made = madeFrom(field, isList(field) ? list : source, present);
  if (field.card !== 'optional' && absent === 'null') return { ...made, tail: behind(made.code) };
  if (field.card === 'optional' && mayRefuse(field.type.entity)) {
    return { ...made, tail: behind([made.code, ` ?? ${absent}`]) };
  }
  const either = [source, indent(line, ['? ', indent(made.code)], line, `: ${absent}`)];
  return { ...made, tail: behind(group(either)) };
}

/** Whether there is a row before: an owned one may be new. */
const isSure = (before: string): boolean => before !== '' && !before.endsWith('?');

/** What stands for owned rows that are not given: those there already, where they cannot change. */
const absentRows = (field: OwnedField, before: string): string =>
  isSure(before) && field.immutable && mayBeAbsent(field) ? `${before}.${field.name}` : 'null';

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
  if (!mayBeAbsent(field)) return plain(below(source));
  const kept = before !== '' && field.immutable ? [`${before}.${field.name}`] : [];
  if (kept.length > 0 && isSure(before)) return plain(orElse(source, ...kept));
  if (field.default === undefined) return plain(orElse(source, ...kept, empty(field)));
  const fallback = defaultText(field.default, field.type, context);
  return { ...fallback, tail: orElse(source, ...kept, fallback.text) };
}

function changedOwned(field: OwnedField, row: string): Given {
  const [source, before] = [`changes.${field.name}`, `${row}.${field.name}`];
  const made = madeFrom(field, source, presentRows(field, row));
  const guarded = group([`${source} &&`, line, made.code]);
  const isGuarded = field.card === 'optional' && !mayRefuse(field.type.entity);
  const value = isGuarded ? guarded : made.code;
  return { ...made, tail: choice(`${source} === undefined`, before, value) };
}

/** What a field is after `changes`, of which any may be left out. */
export function changedField(field: Field, row: string): Given {
  if (isOwned(field)) return changedOwned(field, row);
  const [source, before] = [`changes.${field.name}`, `${row}.${field.name}`];
  return plain(
    field.card === 'optional'
      ? choice(`${source} === undefined`, before, source)
      : orElse(source, before),
  );
}
