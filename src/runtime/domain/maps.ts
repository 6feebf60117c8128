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
