import type { At } from '../../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Define, JsonSchema } from './json-schema.ts';
import { child, type Kind, type Node } from './kind.ts';
import { shown } from './shown.ts';
import { isYamlMap } from './yaml-map.ts';

/** A known key of a map; `Always` tells whether what is read always has it. */
export interface Key<T, Always extends boolean> {
  readonly kind: Kind<T>;
  readonly about: string;
  readonly presence: 'required' | 'optional' | 'default';
  readonly standard: T | undefined;
  readonly always: Always;
}

export function required<T>(kind: Kind<T>, about: string): Key<T, true> {
  return { kind, about, presence: 'required', standard: kind.empty, always: true };
}

export function optional<T>(kind: Kind<T>, about: string): Key<T, false> {
  return { kind, about, presence: 'optional', standard: undefined, always: false };
}

/** A key that has this value when it is not written. */
export function standard<T>(kind: Kind<T>, value: NoInfer<T>, about: string): Key<T, true> {
  return { kind, about, presence: 'default', standard: value, always: true };
}

type Keys = Readonly<Record<string, Key<unknown, boolean>>>;

/** A table of keys, taken apart once. */
interface Table {
  readonly entries: readonly (readonly [string, Key<unknown, boolean>])[];
  readonly names: readonly string[];
}

type ValueOf<K> = K extends Key<infer T, boolean> ? T : never;

type AlwaysKeys<K extends Keys> = {
  [P in keyof K]: K[P]['always'] extends true ? P : never;
}[keyof K];

/** What a map with these keys is read as. */
export type Recorded<K extends Keys> = {
  readonly [P in AlwaysKeys<K>]: ValueOf<K[P]>;
} & {
  readonly [P in Exclude<keyof K, AlwaysKeys<K>>]?: ValueOf<K[P]>;
};

/** A map whose keys are all known, with its place. */
export function record<const K extends Keys>(keys: K): Kind<Recorded<K> & { readonly at: At }> {
  const map = bareRecord(keys);
  return {
    read: (node) => {
      const found = map.read(node);
      return found && { ...found, at: node.at };
    },
    schema: map.schema,
  };
}

/** A map whose keys are all known. */
export function bareRecord<const K extends Keys>(keys: K): Kind<Recorded<K>> {
  const table: Table = { entries: Object.entries(keys), names: Object.keys(keys) };
  return {
    // What is collected key by key has exactly the keys of the table.
    read: (node) => readRecord(table, node) as Recorded<K> | undefined,
    schema: (define) => schemaOf(table, define),
  };
}

function readRecord({ entries, names }: Table, node: Node): Record<string, unknown> | undefined {
  const { value, at, reading } = node;
  if (!isYamlMap(value)) {
    reading.report('SPEC_VALUE', at, { wanted: 'a map', ...emptyMapHint(value) });
    return undefined;
  }
  const meant = reportUnknownKeys(names, node, Object.keys(value));
  const found: Record<string, unknown> = {};
  let usable = true;
  for (const [key, { kind, about, presence, standard: fallback }] of entries) {
    const written = Object.hasOwn(value, key);
    if (!written && presence === 'required' && !meant.has(key)) reportMissing(node, key, about);
    const read = written ? kind.read(child(node, key, value[key])) : undefined;
    const result = read ?? fallback;
    if (result !== undefined) found[key] = result;
    else if (presence === 'required') usable = false;
  }
  return usable ? found : undefined;
}

/** Reports keys that are not known; answers those that were probably meant. */
function reportUnknownKeys(
  known: readonly string[],
  node: Node,
  written: readonly string[],
): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const key of written) {
    if (known.includes(key)) continue;
    const at: At = { ...child(node, key, undefined).at, on: 'key' };
    const near = nearest(key, known);
    if (near !== undefined) meant.add(near);
    const hint = `known here: ${known.join(', ')}`;
    node.reading.report('SPEC_UNKNOWN_KEY', at, { key: shown(key), near, hint });
  }
  return meant;
}

function reportMissing(node: Node, key: string, about: string) {
  const at: At = node.at.path.length > 0 ? { ...node.at, on: 'key' } : node.at;
  const what = about.charAt(0).toLowerCase() + about.slice(1).replace(/\.$/, '');
  node.reading.report('SPEC_MISSING_KEY', at, { key, hint: `add ${key}: ${what}` });
}

export function emptyMapHint(value: unknown): { readonly hint: string } {
  const nothing = value === null;
  return { hint: nothing ? 'write {} when there is nothing to say' : 'write { key: value }' };
}

function schemaOf({ entries }: Table, define: Define): JsonSchema {
  const requiredKeys = entries.filter(([, key]) => key.presence === 'required').map(([k]) => k);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries.map(([name, key]) => [name, editorSchema(key, define)])),
    ...(requiredKeys.length > 0 ? { required: requiredKeys } : {}),
  };
}

function editorSchema(key: Key<unknown, boolean>, define: Define): JsonSchema {
  const schema = key.kind.schema(define);
  const description = schema.description ? `${key.about} ${schema.description}` : key.about;
  const plain = ['string', 'number', 'boolean'].includes(typeof key.standard);
  const usual = key.presence === 'default' && plain ? { default: key.standard } : {};
  return { ...schema, description, ...usual };
}
