import type { Field, ScalarType, Type } from '../model/declaration.ts';
import type { Sample } from './sample.ts';
import { decimalMethod } from './sample-decimal.ts';

const isList = (sample: Sample): sample is readonly Sample[] => Array.isArray(sample);

/** Whether a field is sure to accept a sample. */
export function fits(field: Field, sample: Sample): boolean {
  if (sample === null) return field.card === 'optional';
  if (field.card !== 'many' && field.card !== 'some') return fitsType(field.type, sample);
  if (!isList(sample) || (field.card === 'some' && sample.length === 0)) return false;
  if (field.distinct && sample.length > 1) return false;
  return sample.every((one) => fitsType(field.type, one));
}

function fitsType(type: Type, sample: Sample): boolean {
  switch (type.kind) {
    case 'alias':
      return fitsType(type.alias.type, sample);
    case 'scalar':
      return fitsScalar(type, sample);
    case 'enum':
      return type.enum.members.some(({ wire }) => wire === sample);
    default:
      // Whole things were accepted when they were made.
      return true;
  }
}

const forms: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  email: /^[\w.]+@[\w.]+\.[a-z]+$/,
  uri: /^https?:\/\/\S+$/,
};

function fitsScalar(type: ScalarType, sample: Sample): boolean {
  const form = forms[type.scalar];
  if (form !== undefined) return typeof sample === 'string' && form.test(sample);
  switch (type.scalar) {
    case 'bool':
      return typeof sample === 'boolean';
    case 'int':
    case 'number':
      return typeof sample === 'number' && isWithin(type, sample);
    case 'decimal':
      return typeof sample === 'string' && fitsDecimal(type, sample);
    case 'string':
    case 'text':
      return typeof sample === 'string' && fitsText(type, sample);
    default:
      return true;
  }
}

const isWithin = ({ min, max }: ScalarType, value: number): boolean =>
  value >= Number(min ?? value) && value <= Number(max ?? value);

function fitsDecimal({ min, max, scale }: ScalarType, text: string): boolean {
  const [, fraction = ''] = text.split('.');
  return (
    fraction.length <= (scale ?? 0) &&
    decimalMethod('gte', text, min ?? text) === true &&
    decimalMethod('lte', text, max ?? text) === true
  );
}

const fitsText = ({ min, max, pattern }: ScalarType, text: string): boolean =>
  isWithin({ min, max } as ScalarType, [...text].length) &&
  (pattern === undefined || new RegExp(pattern, 'u').test(text));
