import { posix } from 'node:path';
import type { Lock, LockedFile } from './lock.ts';
import type { Generated } from './reconcile-input.ts';

/** A generated file with what the last run knew of it, under whatever name. */
export interface Known {
  readonly file: Generated;
  readonly entry: LockedFile;
}

/**
 * The ids that a file may have had before: each part of one may have been called something else.
 *
 * @example formerIds('Accounts.Wallet#table', new Map([['Accounts.Wallet', 'Account']]))
 * // ['Accounts.Account#table']
 */
export function formerIds(id: string, elements: ReadonlyMap<string, string>): readonly string[] {
  const [element = '', ...role] = id.split('#');
  const parts = element.split('.');
  const paths = parts.reduce<readonly (readonly string[])[]>(
    (all, part, at) => {
      const was = elements.get(parts.slice(0, at + 1).join('.'));
      return all.flatMap((path) => [
        ...(was === undefined ? [] : [[...path, was]]),
        [...path, part],
      ]);
    },
    [[]],
  );
  return paths.map((path) => [path.join('.'), ...role].join('#')).filter((one) => one !== id);
}

/** What was known of each generated file before, be it under another id or at another path. */
export function knownFiles(
  generated: readonly Generated[],
  { files }: Pick<Lock, 'files'>,
  elements: ReadonlyMap<string, string>,
): readonly Known[] {
  const byId = new Map([...files.values()].map((entry) => [entry.id, entry]));
  const ids = new Set(generated.map(({ id }) => id));
  return generated.flatMap((file) => {
    const former = formerIds(file.id, elements).find((id) => byId.has(id) && !ids.has(id));
    const entry = files.get(file.path) ?? byId.get(file.id) ?? byId.get(former ?? '');
    return entry === undefined ? [] : [{ file, entry }];
  });
}

/** Where the files of a folder went, if they all went together; what else stands there follows. */
export function followed(
  path: string,
  moves: ReadonlyMap<string, string>,
  stays: ReadonlySet<string>,
): string | undefined {
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    const isWithin = (other: string): boolean => other.startsWith(`${folder}/`);
    const gone = [...moves].filter(([from]) => isWithin(from));
    if ([...stays].some(isWithin)) return undefined;
    const targets = new Set(gone.map(([from, to]) => folderAfter(folder, from, to)));
    const [target] = targets;
    if (targets.size === 1 && target !== undefined) {
      return posix.join(target, posix.relative(folder, path));
    }
  }
  return undefined;
}

/** @example folderAfter('src/a', 'src/a/b/c.ts', 'src/x/b/d.ts') // 'src/x' */
function folderAfter(folder: string, from: string, to: string): string {
  const depth = from.split('/').length - folder.split('/').length;
  return to.split('/').slice(0, -depth).join('/');
}
