import type { Default, Field, ScalarType, Type } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { isList } from './entity-fields.ts';
import { stringLiteral } from './escape.ts';
import { type Sample, type SampleObject, sampleField } from './sample.ts';
import type { Fill } from './schema-table.ts';
import { isMap } from './type-schema.ts';

const said = (code: string): Fill => ({ code, said: true });
const madeUp = (code: string): Fill => ({ code, said: false });

const text = (value: string): string => `sql.lit(${stringLiteral(value)})`;

/** As decimals are stored. @example decimalText('5', 2) // '5.00' */
function decimalText(number: string, scale: number): string {
  const [whole = '0', digits = ''] = number.split('.');
  return scale === 0 ? whole : `${whole}.${digits.padEnd(scale, '0').slice(0, scale)}`;
}

function ofDefault(value: Default, type: Type): Fill {
  switch (value.kind) {
    case 'number': {
      const scalar = scalarOf(type);
      const isDecimal = scalar?.scalar === 'decimal';
      return said(
        isDecimal ? text(decimalText(value.text, scalar.scale ?? 4)) : `sql.lit(${value.text})`,
      );
    }
    case 'bool':
      return said(`sql.lit(${value.value})`);
    case 'text':
      return said(text(value.value));
    case 'member':
      return said(text(value.member.wire));
    case 'now':
      return said('sql.val(new Date().toISOString())');
    case 'today':
      return said('sql.val(new Date().toISOString().slice(0, 10))');
    case 'uuid':
      return said('types.newUuid');
  }
}

function ofScalar({ scalar, min, scale }: ScalarType): Fill | undefined {
  switch (scalar) {
    case 'int':
    case 'number':
      return madeUp(`sql.lit(${Number(min ?? 0)})`);
    case 'decimal':
      return madeUp(text(decimalText(min ?? '0', scale ?? 4)));
    case 'bool':
      return madeUp('sql.lit(false)');
    case 'date':
      return madeUp(text('1970-01-01'));
    case 'datetime':
      return madeUp(text('1970-01-01T00:00:00.000Z'));
    case 'json':
      return madeUp(text('{}'));
    case 'binary':
      return madeUp('sql.val(Buffer.alloc(0))');
    case 'uuid':
      return undefined;
    default:
      return madeUp(text(''));
  }
}

/** A sample as JSON; undefined where it names a row that would have to be there. */
function jsonOf(sample: Sample): unknown {
  if (typeof sample !== 'object' || sample === null) return sample;
  if (isSamples(sample)) {
    const items = sample.map(jsonOf);
    return items.includes(undefined) ? undefined : items;
  }
  return sample.kind === 'ref' ? undefined : objectOf(sample);
}

function objectOf({ entries }: SampleObject): object | undefined {
  const pairs = entries.map(({ wire, sample }) => [wire, jsonOf(sample)] as const);
  return pairs.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(pairs);
}

const isSamples = (sample: object): sample is readonly Sample[] => Array.isArray(sample);

/** What reads its value must find one that holds together, so it is a whole one that is made up. */
function ofStructure(field: Field): Fill | undefined {
  const sample = sampleField({ ...field, card: 'one', example: undefined }, []);
  const json = sample === undefined ? undefined : jsonOf(sample);
  return json === undefined ? undefined : madeUp(text(JSON.stringify(json)));
}

/** What rows get that are older than the field; undefined where only their owner can tell. */
export function fillOf(field: Field): Fill | undefined {
  const { type, card, default: value, unique } = field;
  if (value !== undefined && (!unique || value.kind === 'uuid')) return ofDefault(value, type);
  if (isList(field)) return { code: text('[]'), said: card === 'many' };
  if (isMap(type, card)) return said(text('{}'));
  if (unique || type.kind === 'ref') return undefined;
  if (type.kind === 'enum') return madeUp(text(type.enum.members[0]?.wire ?? ''));
  const scalar = scalarOf(type);
  return scalar === undefined ? ofStructure(field) : ofScalar(scalar);
}
