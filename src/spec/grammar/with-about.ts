import type { Kind, Node } from './kind.ts';
import type { Recorded } from './record.ts';
import { bareRecord, type Key } from './record.ts';
import { isYamlMap } from './yaml-map.ts';

type Keys = Readonly<Record<string, Key<unknown, false>>>;

/**
 * A map with keys of the user's choice that may also carry known ones (`description`): those of
 * them whose value is no map.
 */
export function withAbout<T extends object, const K extends Keys>(
  keys: K,
  kind: Kind<T>,
): Kind<T & Recorded<K>> {
  const about = bareRecord(keys);
  return {
    read: (node) => {
      const [own, rest] = split(keys, node);
      const found = kind.read(rest);
      const known = about.read(own);
      return found && known && { ...found, ...known };
    },
    schema: kind.schema,
  };
}

function split(keys: Keys, node: Node): readonly [own: Node, rest: Node] {
  if (!isYamlMap(node.value)) return [{ ...node, value: {} }, node];
  const isOwn = ([key, value]: [string, unknown]) => Object.hasOwn(keys, key) && !isYamlMap(value);
  const entries = Object.entries(node.value);
  return [
    { ...node, value: Object.fromEntries(entries.filter(isOwn)) },
    { ...node, value: Object.fromEntries(entries.filter((entry) => !isOwn(entry))) },
  ];
}
