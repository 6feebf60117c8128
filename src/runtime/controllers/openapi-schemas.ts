import type { JsonSchema } from './json-schema.ts';

const local = '#/components/schemas/';

/** Rewrites `{ $ref: 'Money#' }` to where the document keeps Money; leaves everything else alone. */
export function documentSchema(schema: unknown): JsonSchema {
  const rewritten = rewrite(schema);
  return isObject(rewritten) ? rewritten : {};
}

function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(rewrite);
  }
  if (!isObject(value)) {
    return value;
  }
  const rewritten: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') {
      rewritten[key] = refOf(inner);
    } else if (key !== '$id') {
      rewritten[key] = rewrite(inner);
    }
  }
  return rewritten;
}

/** `Money#` and `Money#/properties/amount` as references within the document. */
function refOf(ref: string): string {
  const [name = '', path = ''] = ref.split('#', 2);
  return name === '' ? ref : `${local}${name}${path}`;
}

/** The shared schemas that the given parts of the document refer to, directly or through others. */
export function reachableSchemas(
  parts: unknown,
  shared: ReadonlyMap<string, JsonSchema>,
): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const waiting = refsIn(parts);
  for (const name of waiting) {
    const schema = shared.get(name);
    if (schema !== undefined && !found.has(name)) {
      found.set(name, schema);
      waiting.push(...refsIn(schema));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(refsIn);
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' && inner.startsWith(local)
      ? [inner.slice(local.length).split('/', 1)[0] ?? '']
      : refsIn(inner),
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
