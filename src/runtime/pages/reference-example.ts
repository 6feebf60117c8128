import {
  propertiesOf,
  type ReferenceSchema,
  refName,
  schemaAt,
  schemasAt,
} from './reference-document.ts';

type Shared = Readonly<Record<string, ReferenceSchema>>;

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T10:00:00.000Z',
  uuid: '3f2c8a4e-7d1b-4c6f-9a53-0d2f6be81c47',
  email: 'ada@example.org',
  uri: 'https://example.org/',
  decimal: '1.00',
  byte: 'aGVsbG8=',
};

/** A value that a schema lets through as far as one can tell: something to copy and change. */
export function exampleOf(schema: ReferenceSchema, shared: Shared, depth = 0): unknown {
  const given = schema.example ?? schema.default ?? schema.const;
  if (given !== undefined) {
    return given;
  }
  const name = refName(schema);
  if (name !== undefined) {
    return depth > 5 ? null : exampleOf(shared[name] ?? {}, shared, depth + 1);
  }
  const members = schema.enum;
  if (Array.isArray(members)) {
    return members[0];
  }
  const [branch] = [...schemasAt(schema, 'oneOf'), ...schemasAt(schema, 'anyOf')];
  if (branch !== undefined) {
    return exampleOf(branch, shared, depth + 1);
  }
  return exampleOfType(schema, shared, depth);
}

function exampleOfType(schema: ReferenceSchema, shared: Shared, depth: number): unknown {
  const [type] = [schema.type ?? 'object'].flat();
  switch (type) {
    case 'string':
      return textLike(schema);
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? Math.max(1, schema.minimum) : 1;
    case 'boolean':
      return true;
    case 'array':
      return [exampleOf(schemaAt(schema, 'items') ?? {}, shared, depth + 1)];
    default:
      return Object.fromEntries(
        propertiesOf(schema).map(([name, inner]) => [name, exampleOf(inner, shared, depth + 1)]),
      );
  }
}

function textLike(schema: ReferenceSchema): string {
  const format = schema.format;
  const example = typeof format === 'string' ? byFormat[format] : undefined;
  const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
  return example ?? 'text'.padEnd(least, 'x');
}
