import { hashText } from './hash.ts';
import type { LockedFile } from './lock.ts';

/** The folder of the context that a path belongs to. @example 'src/contexts/catalog/context.ts' */
export const contextOf = (path: string): string | undefined =>
  /^(?:src|test)\/contexts\/([^/]+)\//.exec(path)?.[1];

/** The files of each context, as a hash to compare: what was generated, not what became of it. */
export function contextFiles(files: Iterable<LockedFile>): ReadonlyMap<string, string> {
  const lists = new Map<string, string[]>();
  for (const { path, id, bases, state } of files) {
    const context = contextOf(path);
    if (context === undefined) continue;
    const generated = state.kind === 'conflict' ? [state.pending] : bases;
    const line = [path, id, ...generated.map(({ hash }) => hash)].join(' ');
    const list = lists.get(context);
    if (list === undefined) lists.set(context, [line]);
    else list.push(line);
  }
  return new Map(
    [...lists].map(([context, lines]) => [context, hashText(lines.sort().join('\n'))]),
  );
}
