import type { Field } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import { arrowCall, behind, below, choice } from './code-doc.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { type Doc, line, printDoc } from './doc.ts';
import { isList, isOwned, type OwnedField } from './entity-fields.ts';
import { expressionLayout } from './expression-layout.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { fromStored, toStored, turnRows } from './stored-row.ts';
import { call as callOf, pathExpression } from './ts-expression.ts';
import { parsedBy } from './type-column.ts';
import { called, type Turn, toJson } from './type-json.ts';

/** A function of a codec; `''`: the payload and its JSON are the same. */
export interface CodecFunction {
  readonly text: string;
  readonly imports: readonly Import[];
}

/** What an event that was stored before a field came takes for it. */
const makers: Makers = {
  now: pathExpression('meta.at'),
  today: callOf({ kind: 'name', text: 'dateOf' }, [pathExpression('meta.at')]),
  uuid: pathExpression('meta.id'),
};

interface Property {
  readonly doc: Doc;
  readonly imports: readonly Import[];
  readonly usesMeta: boolean;
}

/** What stands where the JSON has nothing; undefined: it always has something. */
export function absentOf(field: Field, context: string | undefined) {
  // Null was said; what was not said is taken for null, too.
  const isNullable = field.card === 'optional';
  const found = unfilled(isNullable ? { ...field, default: undefined } : field, {
    context,
    makers,
  });
  if (found === undefined) return undefined;
  const kind = isNullable ? '' : (field.default?.kind ?? '');
  return {
    doc: expressionLayout(found.node, { parent: { kind: 'statement' }, as: 'argument' }),
    imports:
      kind === 'today'
        ? [...found.imports, { name: 'dateOf', from: '@plinth/runtime/domain' }]
        : found.imports,
    usesMeta: ['now', 'today', 'uuid'].includes(kind),
  };
}

/** How an owned row is turned around by functions of the codec's file; undefined: it is the same. */
function rowTurn(field: OwnedField, direction: typeof fromStored): Turn | undefined {
  const one: OwnedField = { ...field, card: 'one' };
  if (turnRows(one, 'row', direction) === undefined) return undefined;
  return called(direction.name(field.type.entity), []);
}

function turned(field: Field, from: string, turn: Turn, absent: Doc | undefined): Doc {
  if (isList(field)) {
    const list = absent === undefined ? from : `(${from} ?? [])`;
    const body = turn.of('item');
    return behind(arrowCall({ callee: `${list}.map`, args: [], params: '(item)', body }));
  }
  if (absent === undefined) return behind(turn.of(from));
  return choice(`${from} == null`, absent, turn.of(from));
}

function propertyOf(field: Field, context: string | undefined): readonly Property[] {
  const from = `json.${field.name}`;
  const turn = isOwned(field) ? rowTurn(field, fromStored) : parsedBy(field.type, context);
  const absent = absentOf(field, context);
  if (turn === undefined && absent === undefined) return [];
  const value =
    turn === undefined
      ? below([`${from} ?? `, absent?.doc ?? ''])
      : turned(field, from, turn, absent?.doc);
  return [
    {
      doc: [`${field.name}:`, value],
      imports: [...(turn?.imports ?? []), ...(absent?.imports ?? [])],
      usesMeta: absent?.usesMeta ?? false,
    },
  ];
}

/** A field that is something else than its JSON, made of the variable of its name. */
export function fieldReading(field: Field, context: string | undefined) {
  const { name } = field;
  const turn = isOwned(field) ? undefined : parsedBy(field.type, context);
  if (turn === undefined) return [];
  const absent = field.card === 'optional' ? 'null' : undefined;
  return [{ name, doc: [`${name}:`, turned(field, name, turn, absent)], imports: turn.imports }];
}

/**
 * How the payload of a stored event is made from its JSON.
 *
 * @example 'read: (json) => ({ ...json, amount: Decimal.of(json.amount) })'
 */
export function readingOf(event: Event, context: string | undefined): CodecFunction {
  const properties = event.fields.flatMap((field) => propertyOf(field, context));
  if (properties.length === 0) return { text: '', imports: [] };
  const params = properties.some(({ usesMeta }) => usesMeta) ? '(json, meta)' : '(json)';
  return turnedObject(`read: ${params} =>`, 'json', properties);
}

/**
 * How it is written where a union has names of its own in JSON; what else there is writes itself.
 *
 * @example 'write: (data: Paid) => ({ ...data, by: paymentToJson(data.by) })'
 */
export function writingOf(event: Event, type: string, context: string | undefined): CodecFunction {
  const properties = event.fields.flatMap((field) => {
    const from = `data.${field.name}`;
    if (isOwned(field)) {
      const rows = turnRows(field, from, toStored);
      return rows ? [{ doc: [`${field.name}:`, rows.tail], imports: rows.imports }] : [];
    }
    const element = field.type.kind === 'map' ? field.type.value : field.type;
    if (element.kind !== 'union') return [];
    const { text, tail, imports } = toJson(field, { from, context });
    return text === from ? [] : [{ doc: [`${field.name}:`, tail], imports }];
  });
  if (properties.length === 0) return { text: '', imports: [] };
  return turnedObject(`write: (data: ${type}) =>`, 'data', properties);
}

function turnedObject(
  head: string,
  from: string,
  properties: readonly Pick<Property, 'doc' | 'imports'>[],
): CodecFunction {
  const items: readonly Doc[] = [`...${from}`, ...properties.map(({ doc }) => doc)];
  const object = brackets({ open: '{', close: '}', items, space: line });
  const doc: Doc = [`${head} (`, object, ')'];
  return {
    text: printDoc(doc, { indent: 6, after: ',' }),
    imports: properties.flatMap(({ imports }) => imports),
  };
}
