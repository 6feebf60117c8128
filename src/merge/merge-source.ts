import { type Import, namesIn, readImport } from './imports.ts';
import { layOut } from './lay-out.ts';
import { clash, mergeItems, type Options, type Three } from './merge-container.ts';
import { mergeImports } from './merge-imports.ts';
import { type Reader, readSource, type Source } from './source-tree.ts';
import { type Container, containerText, type Item, isComment } from './structure.ts';

interface Versions extends Three<string> {
  readonly path: string;
}

/** The parts of a file that are merged each in its own way. */
interface Divided {
  /** Comments above the imports: the licence. */
  readonly header: readonly Item[];
  readonly imports: readonly Import[];
  readonly body: readonly Item[];
}

function divide(source: Source, { ts }: Reader): Divided {
  const { items } = source.tree;
  const read = items.map((item) => readImport(ts, item));
  const first = read.findIndex((one) => one !== undefined);
  const start = first === -1 ? items.findIndex((item) => !isComment(item)) : first;
  const head = start === -1 ? items.length : start;
  return {
    header: items.slice(0, head),
    imports: read.filter((one) => one !== undefined),
    body: items.slice(head).filter((_, at) => read[head + at] === undefined),
  };
}

const holding = (tree: Container, items: readonly Item[]): Container => ({ ...tree, items });

/** All three as trees; undefined: one of them has an error in it. */
export function readVersions(
  { base, mine, theirs, path }: Versions,
  reader: Reader,
): Three<Source> | undefined {
  const [b, m, t] = [base, mine, theirs].map((text) => readSource(path, text, reader));
  return b && m && t ? { base: b, mine: m, theirs: t } : undefined;
}

/**
 * Merges source files thing by thing. Undefined: it takes more than that, such as an import of one
 * name from two places.
 */
export function mergeSource(
  versions: Three<Source>,
  reader: Reader,
  options: Options,
): string | undefined {
  const trees = {
    base: versions.base.tree,
    mine: versions.mine.tree,
    theirs: versions.theirs.tree,
  };
  const parts = {
    base: divide(versions.base, reader),
    mine: divide(versions.mine, reader),
    theirs: divide(versions.theirs, reader),
  };
  const among = (name: 'header' | 'body') => ({
    base: holding(trees.base, parts.base[name]),
    mine: holding(trees.mine, parts.mine[name]),
    theirs: holding(trees.theirs, parts.theirs[name]),
  });
  const header = mergeItems(among('header'), options);
  const body = mergeItems(among('body'), options);
  if (header === clash || body === clash) return undefined;
  const used = namesIn(body);
  const imports = mergeImports(
    { base: parts.base.imports, mine: parts.mine.imports, theirs: parts.theirs.imports },
    { favour: options.favour, layout: options.layout, isUsed: (local) => used.has(local) },
  );
  return containerText(layOut(trees, [...header, ...imports, ...body], options.layout));
}
