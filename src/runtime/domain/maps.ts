import { within } from './validate.ts';

/** The keys of a map in the order of insertion. */
export function keys<K extends string>(map: Readonly<Record<K, unknown>>): readonly K[] {
  // A record holds exactly its keys: entities and values are no subtypes of one.
  return Object.keys(map) as K[];
}

export function values<V>(map: Readonly<Record<string, V>>): readonly V[] {
  return Object.values(map);
}

/** The map without that key. */
export function omit<V>(map: Readonly<Record<string, V>>, key: string): Record<string, V> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

/** The map with each value turned around; a problem of one is reported below its key. */
export function mapValues<V, T>(
  map: Readonly<Record<string, V>>,
  make: (value: V) => T,
): Record<string, T>;
/** The same for keys that are numbers. */
export function mapValues<V, T>(
  map: Readonly<Record<number, V>>,
  make: (value: V) => T,
): Record<string, T>;
export function mapValues<V, T>(map: Readonly<Record<string, V>>, make: (value: V) => T) {
  const entries = Object.entries(map);
  return Object.fromEntries(entries.map(([key, value]) => [key, within(key, () => make(value))]));
}
