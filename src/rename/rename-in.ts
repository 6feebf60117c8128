import { posix } from 'node:path';
import type { Project, ts as TypeScript } from 'ts-morph';
import { declarationsOf, type Ts } from './declarations.ts';
import type { SymbolRename } from './find-symbols.ts';

/** Files that name each other, all as they were before. */
export interface RenameInput {
  /** The folder in which packages are looked up. */
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  readonly symbols: readonly SymbolRename[];
  /** Where files stand now that stood elsewhere. */
  readonly moves: ReadonlyMap<string, string>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts that change, by the paths that the files had. Only names and paths of imports change. */
export async function renameIn(input: RenameInput): Promise<ReadonlyMap<string, string>> {
  const { Project, ts } = await import('ts-morph');
  const project = projectOf(new Project(settings(ts)), input);
  const edits = new Map<string, Map<number, Edit>>();
  const add = (path: string, edit: Edit): void => {
    const own = edits.get(path) ?? new Map<number, Edit>();
    if (!own.has(edit.start)) own.set(edit.start, edit);
    edits.set(path, own);
  };
  const service = project.getLanguageService().compilerObject;
  for (const symbol of input.symbols) {
    for (const { path, ...edit } of locationsOf(symbol, { ts, service, input })) add(path, edit);
  }
  for (const [path, text] of input.files) {
    for (const edit of movedImports(ts, { path, text, moves: input.moves })) add(path, edit);
  }
  return new Map(
    [...edits].map(([path, own]) => [path, edited(input.files.get(path) ?? '', [...own.values()])]),
  );
}

const settings = (ts: Ts) => ({
  skipAddingFilesFromTsConfig: true,
  skipFileDependencyResolution: true,
  compilerOptions: {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
  },
});

function projectOf(project: Project, { root, files }: RenameInput): Project {
  for (const [path, text] of files) {
    project.createSourceFile(posix.join(root, path), text, { overwrite: true });
  }
  return project;
}

interface Finding {
  readonly ts: Ts;
  readonly service: TypeScript.LanguageService;
  readonly input: RenameInput;
}

function locationsOf(
  { path, names, to }: SymbolRename,
  { ts, service, input: { root, files } }: Finding,
): readonly (Edit & { readonly path: string })[] {
  const own = files.get(path);
  if (own === undefined) return [];
  const key = names.join('\n');
  const declaration = declarationsOf(ts, path, own).find((one) => one.names.join('\n') === key);
  if (declaration === undefined) return [];
  const locations = service.findRenameLocations(
    posix.join(root, path),
    declaration.start,
    false,
    false,
    { providePrefixAndSuffixTextForRename: true },
  );
  return (locations ?? []).flatMap(({ fileName, textSpan, prefixText, suffixText }) => {
    const file = posix.relative(root, fileName);
    const { start, length } = textSpan;
    const within = files.get(file);
    if (within === undefined) return [];
    // The service may leave the sign of a private name out.
    const name = within[start] === '#' ? to : to.replace(/^#/, '');
    const text = `${prefixText ?? ''}${name}${suffixText ?? ''}`;
    return { path: file, start, end: start + length, text };
  });
}

interface Moving {
  readonly path: string;
  readonly text: string;
  readonly moves: ReadonlyMap<string, string>;
}

/** Imports by a path, where one of both files stands elsewhere now. */
function movedImports(ts: Ts, { path, text, moves }: Moving): readonly Edit[] {
  if (moves.size === 0) return [];
  const here = moves.get(path) ?? path;
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName, pos }) => {
    if (!fileName.startsWith('.')) return [];
    const target = posix.join(posix.dirname(path), fileName);
    const source = target.replace(/\.js$/, '.ts');
    const moved = moves.get(source)?.replace(/\.ts$/, target.endsWith('.js') ? '.js' : '.ts');
    const relative = posix.relative(posix.dirname(here), moved ?? target);
    const next = relative.startsWith('.') ? relative : `./${relative}`;
    // `pos` is that of the quote.
    const start = text.indexOf(fileName, pos);
    return next === fileName || start === -1
      ? []
      : [{ start, end: start + fileName.length, text: next }];
  });
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: next }) => now.slice(0, start) + next + now.slice(end), text);
}
