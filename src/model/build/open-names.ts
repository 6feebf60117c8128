import type { Context, Shared } from '../context.ts';
import type { Nameable } from '../scope.ts';
import type { Directories, Directory } from './directory.ts';
import { nameablesOf } from './nameables.ts';

/** The names that expressions see: empty maps at first, filled when every thing is. */
export function openNames({ shared, contexts }: Directories) {
  const all = new Map<string, Map<string, Nameable>>();
  for (const name of contexts.keys()) all.set(name, new Map());
  const own = new Map<Directory, Map<string, Nameable>>();
  for (const directory of [shared, ...contexts.values()]) own.set(directory, new Map());
  return {
    of: (directory: Directory) => ({
      context: directory.context,
      own: own.get(directory) ?? new Map<string, Nameable>(),
      contexts: all,
      uses: new Set(directory.uses.keys()),
    }),
    /** Of what stands in no context: all of them may be named. */
    everywhere: {
      context: undefined,
      own: own.get(shared) ?? new Map<string, Nameable>(),
      contexts: all,
      uses: new Set(contexts.keys()),
    },
    fill: (kernel: Shared, filled: readonly Context[]) => {
      const common = nameablesOf(kernel);
      addTo(own.get(shared), common);
      for (const context of filled) {
        const names = nameablesOf(context);
        const directory = contexts.get(context.name);
        addTo(all.get(context.name), names);
        if (directory) addTo(own.get(directory), new Map([...common, ...names]));
      }
    },
  };
}

function addTo(map: Map<string, Nameable> | undefined, names: ReadonlyMap<string, Nameable>): void {
  for (const [name, nameable] of names) map?.set(name, nameable);
}
