import type { Kind } from './kind.ts';

/** Collects the names of what had to be left out below into `broken`. */
export function collecting<T extends object>(
  kind: Kind<T>,
): Kind<T & { readonly broken: readonly string[] }> {
  return {
    read: (node) => {
      const broken: string[] = [];
      const found = kind.read({ ...node, reading: { ...node.reading, broken } });
      return found && { ...found, broken };
    },
    schema: kind.schema,
  };
}
