import { hashText } from '../../src/workspace/hash.ts';
import type { Found, Tree } from '../../src/workspace/tree.ts';

/** A tree in memory: text of each path, or what else stands there. */
export function memoryTree(files: Readonly<Record<string, string | Found>>): Tree {
  const read = (path: string): Found => {
    const found = Object.hasOwn(files, path) ? files[path] : undefined;
    if (found === undefined) return { kind: 'absent' };
    return typeof found === 'string' ? { kind: 'file', text: found } : found;
  };
  return {
    read,
    holds: (path, hash) => {
      const found = read(path);
      return found.kind === 'file' && hashText(found.text) === hash;
    },
  };
}
