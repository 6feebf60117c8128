import type { Json } from '../../spec/data.ts';
import type { ScalarType } from '../declaration.ts';

const decimal = /^-?\d+(\.\d+)?$/;
const forms: Partial<Record<ScalarType['scalar'], RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
  binary: /^[A-Za-z0-9+/]*={0,2}$/,
};

/** What is wrong with a scalar of the spec's data; undefined: nothing. */
export function readScalar(value: Json, type: ScalarType): string | undefined {
  const { scalar } = type;
  const refused = `${JSON.stringify(value)} is not ${article(scalar)}`;
  switch (scalar) {
    case 'json':
      return undefined;
    case 'bool':
      return typeof value === 'boolean' ? undefined : refused;
    case 'int':
      return Number.isSafeInteger(value) ? outside(Number(value), type) : refused;
    case 'number':
      return typeof value === 'number' ? outside(value, type) : refused;
    case 'decimal': {
      const isDecimal =
        typeof value === 'number' || (typeof value === 'string' && decimal.test(value));
      if (!isDecimal) return refused;
      return tooFine(`${value}`, type) ?? outside(Number(value), type);
    }
    default:
      return typeof value === 'string' ? readText(value, type, refused) : refused;
  }
}

function readText(value: string, type: ScalarType, refused: string): string | undefined {
  const form = forms[type.scalar];
  const isDated = type.scalar === 'date' || type.scalar === 'datetime';
  if (form && !form.test(value)) return refused;
  if (isDated && Number.isNaN(Date.parse(value))) return refused;
  if (type.pattern !== undefined && !new RegExp(type.pattern, 'u').test(value)) {
    return `${JSON.stringify(value)} does not match /${type.pattern}/`;
  }
  const length = [...value].length;
  return isBetween(length, type)
    ? undefined
    : `${JSON.stringify(value)} has ${length} characters, not ${between(type)}`;
}

function tooFine(text: string, { scale }: ScalarType): string | undefined {
  const places = text.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return scale !== undefined && places > scale
    ? `${text} has more than ${scale} decimal places`
    : undefined;
}

const outside = (value: number, type: ScalarType): string | undefined =>
  isBetween(value, type) ? undefined : `${value} is not ${between(type)}`;

const isBetween = (value: number, { min, max }: ScalarType): boolean =>
  (min === undefined || value >= Number(min)) && (max === undefined || value <= Number(max));

const between = ({ min = '', max = '' }: ScalarType): string => `${min}..${max}`;

/** @example article('int') === 'an int' */
export const article = (name: string): string =>
  /^[aeio]/i.test(name) ? `an ${name}` : `a ${name}`;
