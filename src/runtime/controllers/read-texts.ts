import type { JsonSchema } from './json-schema.ts';

type Fields = Readonly<Record<string, unknown>>;

const wholeNumber = /^(?:0|-?[1-9]\d*)$/;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads the texts of an address as what its schema wants. One that is no plain number stays a text,
 * which the schema then refuses: `0x1`, ` 1` and `01` are not further names of 1.
 */
export function textReader(schema: JsonSchema): (data: unknown) => void {
  const properties = isFields(schema.properties) ? Object.entries(schema.properties) : [];
  const fields = properties.flatMap(([name, field]) =>
    isFields(field) ? [{ name, read: readerOf(field) }] : [],
  );
  return (data) => {
    if (!isRecord(data)) return;
    for (const { name, read } of fields) {
      if (Object.hasOwn(data, name)) data[name] = read(data[name]);
    }
  };
}

function readerOf(schema: Fields): (value: unknown) => unknown {
  const types: readonly unknown[] = [schema.type].flat();
  if (types.includes('array')) {
    const read = isFields(schema.items) ? readerOf(schema.items) : same;
    return (value) => (Array.isArray(value) ? value : [value]).map(read);
  }
  if (types.includes('string')) return same;
  if (types.includes('integer')) return (value) => numberFrom(value, wholeNumber);
  if (types.includes('number')) return (value) => numberFrom(value, number);
  return types.includes('boolean') ? booleanFrom : same;
}

const same = (value: unknown): unknown => value;

function numberFrom(value: unknown, form: RegExp): unknown {
  return typeof value === 'string' && form.test(value) ? Number(value) : value;
}

function booleanFrom(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Fastify hands over objects of its own making: they may be written to. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return isFields(value);
}
