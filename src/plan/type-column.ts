import type { Shape, Type } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { arrowCall, behind, below, call, choice } from './code-doc.ts';
import type { Doc } from './doc.ts';
import type { Import } from './imports.ts';
import {
  type Mapping,
  mapping,
  mapTurn,
  readerOf,
  type Source,
  type Turn,
  toJson,
} from './type-json.ts';
import { elementText, type TypeText } from './type-text.ts';

/** How a stored field lies in a table. */
export interface Column {
  readonly sql: 'text' | 'integer' | 'real' | 'blob';
  readonly nullable: boolean;
  readonly codec: Codec;
}

/** `same`: as it is; `json`: as JSON text. */
type Codec = 'same' | 'bool' | 'decimal' | 'binary' | 'json';

function codecOf({ type, card }: Shape): Codec {
  if (card === 'many' || card === 'some') return 'json';
  const scalar = scalarOf(type)?.scalar;
  switch (scalar) {
    case 'bool':
    case 'decimal':
    case 'binary':
    case 'json':
      return scalar;
    case undefined:
      return type.kind === 'enum' ? 'same' : 'json';
    default:
      return 'same';
  }
}

function sqlOf(type: Type, codec: Codec): Column['sql'] {
  if (codec === 'bool') return 'integer';
  if (codec === 'binary') return 'blob';
  if (codec !== 'same') return 'text';
  const scalar = scalarOf(type)?.scalar;
  if (scalar === 'int') return 'integer';
  return scalar === 'number' ? 'real' : 'text';
}

/** The column of a field that has one. @example columnOf(price) // { sql: 'text', nullable: false, codec: 'json' } */
export function columnOf(shape: Shape): Column {
  const codec = codecOf(shape);
  return { sql: sqlOf(shape.type, codec), nullable: shape.card === 'optional', codec };
}

/** The TypeScript type of the column in a row. */
export function columnText(shape: Shape, context: string | undefined): TypeText {
  const { sql, nullable, codec } = columnOf(shape);
  const text = codec === 'binary' ? 'Uint8Array' : sql === 'text' ? 'string' : 'number';
  const column =
    shape.type.kind === 'enum' && codec === 'same'
      ? elementText(shape.type, { form: 'domain', context })
      : { text, imports: [] };
  return nullable ? { ...column, text: `${column.text} | null` } : column;
}

const written: Readonly<Record<Codec, (value: string, scale: number) => Doc>> = {
  same: (value) => value,
  bool: (value) => call('Number', value),
  decimal: (value, scale) => `${value}.toFixed(${scale})`,
  binary: (value) => call('Buffer.from', value, "'base64'"),
  json: (value) => call('JSON.stringify', value),
};

/** A union has names of its own in JSON; what else is kept as JSON writes itself. */
function writtenUnion(shape: Shape, source: Source): Mapping | undefined {
  const element = shape.type.kind === 'map' ? shape.type.value : shape.type;
  if (element.kind !== 'union') return undefined;
  const { type, card } = shape;
  const json = toJson({ type, card: card === 'optional' ? 'one' : card }, source);
  return json.text === source.from ? undefined : json;
}

/** From the domain's form to the column's. @example 'JSON.stringify(product.price)' */
export function toColumn(shape: Shape, source: Source): Mapping {
  const { from } = source;
  const { codec, nullable } = columnOf(shape);
  if (codec === 'same') return mapping(below(from));
  const union = writtenUnion(shape, source);
  if (union) {
    const text = call('JSON.stringify', union.text);
    const tail = nullable ? choice(`${from} === null`, 'null', text) : behind(text);
    return mapping(tail, union.imports);
  }
  const scale = scalarOf(shape.type)?.scale ?? 4;
  const write = written[codec];
  if (!nullable) {
    const code = write(from, scale);
    return mapping(codec === 'decimal' ? below(code) : behind(code));
  }
  return codec === 'decimal'
    ? mapping(below([write(`${from}?`, scale), ' ?? null']))
    : mapping(choice(`${from} === null`, 'null', write(from, scale)));
}

/** What reads one element of a JSON column; dates were normalised before they were stored. */
export function parsedBy(type: Type, context: string | undefined): Turn | undefined {
  if (type.kind !== 'map') {
    return scalarOf(type)?.scalar === 'datetime' ? undefined : readerOf(type, context);
  }
  const value = parsedBy(type.value, context);
  if (value === undefined) return undefined;
  const { text, imports } = elementText(type.value, { form: 'json', context });
  const turn = mapTurn(value, text);
  return { ...turn, imports: [...imports, ...turn.imports] };
}

function parsed(
  shape: Shape,
  { from, context }: Source,
): { code: Doc; imports: readonly Import[] } {
  const { type, card } = shape;
  const turn = parsedBy(type, context);
  if (turn === undefined) return { code: call('JSON.parse', from), imports: [] };
  if (card !== 'many' && card !== 'some') {
    return { code: turn.of(`JSON.parse(${from})`), imports: turn.imports };
  }
  const { text, imports } = elementText(type, { form: 'json', context });
  const list = {
    callee: `JSON.parse(${from}).map`,
    args: [],
    params: `(item: ${text})`,
    body: turn.of('item'),
  };
  return { code: arrowCall(list), imports: [...imports, ...turn.imports] };
}

function read(shape: Shape, source: Source): { code: Doc; imports: readonly Import[] } {
  const { from } = source;
  switch (columnOf(shape).codec) {
    case 'same':
      return { code: from, imports: [] };
    case 'bool':
      return { code: `${from} === 1`, imports: [] };
    case 'decimal':
      return {
        code: call('Decimal.of', from),
        imports: [{ name: 'Decimal', from: '@plinth/runtime/domain' }],
      };
    case 'binary':
      return { code: call(`Buffer.from(${from}).toString`, "'base64'"), imports: [] };
    case 'json':
      return parsed(shape, source);
  }
}

/**
 * From a row to the domain's form.
 *
 * @example fromColumn(price, { from: 'row.price', context: 'Catalog' }).text
 * // 'Money.fromJSON(JSON.parse(row.price))'
 */
export function fromColumn(shape: Shape, source: Source): Mapping {
  const { codec, nullable } = columnOf(shape);
  const { code, imports } = read(shape, source);
  if (nullable && codec !== 'same') {
    return mapping(choice(`${source.from} === null`, 'null', code), imports);
  }
  const isCall = codec === 'decimal' || codec === 'json';
  return mapping(isCall ? behind(code) : below(code), imports);
}
