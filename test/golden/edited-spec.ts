import fc from 'fast-check';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Path = readonly (string | number)[];

/** Every place in a spec, from the outside in. */
export function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}

/** The spec with what stands at a place replaced by some entries, keys included. */
export function changeAt(value: Json, [key, ...rest]: Path, change: (item: Json) => Entries): Json {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, at) => {
      if (at !== key) return [item];
      if (rest.length > 0) return [changeAt(item, rest, change)];
      return change(item).map(([, changed]) => changed);
    });
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).flatMap(([name, item]) => {
      if (name !== key) return [[name, item]];
      if (rest.length > 0) return [[name, changeAt(item, rest, change)]];
      return change(item).map(([end, changed]) => [name + end, changed]);
    }),
  );
}

/** What stands at a place afterwards; the ends of names tell copies apart. */
type Entries = readonly (readonly [end: string, item: Json])[];

const edits: readonly ((item: Json) => Entries)[] = [
  () => [],
  (item) => [
    ['', item],
    ['2', item],
  ],
  (item) => [['Other', item]],
  (item) => [['', typeof item === 'string' ? `${item}?` : item]],
  (item) => [['', typeof item === 'string' ? item.replace(/^\w+/, 'string') : item]],
  (item) => [['', typeof item === 'boolean' ? !item : typeof item === 'number' ? item + 1 : item]],
  (item) => [
    ['', typeof item === 'object' && !Array.isArray(item) ? { ...item, added: 'string?' } : item],
  ],
];

/** A spec as somebody may have edited it next; often it is wrong then. */
export const arbitraryEdit = (spec: Json): fc.Arbitrary<Json> => {
  const paths = pathsIn(spec).filter((path) => path.length > 1);
  return fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom(...edits))
    .map(([path, change]) => changeAt(spec, path, change));
};
