import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Name } from './name.ts';
import { readYaml } from './read-yaml.ts';
import type { SourceFile } from './source.ts';

/** Stays below the folder of the root. */
const globSyntax: Micro<Name> = {
  what: 'a pattern for files below this one',
  example: 'contexts/*.yaml',
  parse: (scanner) => {
    const { text } = scanner;
    const outside = text.split(/[\\/]/).includes('..') || /^([\\/~]|[A-Za-z]:)/.test(text);
    return outside || text.trim() === '' || text.startsWith('!') ? undefined : scanner.rest();
  },
};

export const include: Kind<readonly Name[]> = list(micro(globSyntax));

/**
 * The patterns of further files that the root names, as far as they are fit to be looked up.
 *
 * @example includePatterns({ path: 'plinth.yaml', text: 'include: [contexts/*.yaml]' })
 */
export function includePatterns(root: SourceFile): readonly string[] {
  if (!/include/.test(root.text)) return [];
  const silent = { report: () => {}, broken: [] };
  const map = readYaml(root, silent);
  if (map?.include === undefined) return [];
  const at = { file: root.path, path: ['include'] };
  return include.read({ value: map.include, at, reading: silent })?.map(({ text }) => text) ?? [];
}
