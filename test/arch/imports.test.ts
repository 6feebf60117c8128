import { describe, expect, test } from 'vitest';
import { findCycles } from './cycles.ts';
import { readSources, resolveImport, type SourceFile } from './source.ts';

/** What a folder (or a file at the top of src) may import of ours, and which packages. */
const rules: Record<
  string,
  { readonly ours: readonly string[]; readonly packages: readonly string[] }
> = {
  'diagnostic.ts': { ours: ['diagnostic-codes.ts'], packages: [] },
  'diagnostic-codes.ts': { ours: [], packages: [] },
  'errors.ts': { ours: [], packages: [] },
  spec: { ours: [], packages: ['js-yaml', 'yaml', 'acorn', 'fastest-levenshtein'] },
  model: { ours: ['spec'], packages: ['acorn', 'fastest-levenshtein', 'ts-morph'] },
  plan: { ours: ['model'], packages: ['acorn', '@eslint-community/regexpp'] },
  edit: { ours: ['spec', 'model', 'plan'], packages: ['yaml'] },
  graph: { ours: ['model'], packages: [] },
  picture: { ours: ['graph'], packages: ['@dagrejs/dagre'] },
  render: { ours: ['plan'], packages: ['ejs', 'node:*'] },
  merge: { ours: [], packages: ['js-yaml', 'node:*', 'ts-morph'] },
  rename: { ours: [], packages: ['ts-morph', 'node:*'] },
  workspace: { ours: ['merge', 'rename', 'render'], packages: ['node:*', 'ts-morph'] },
  report: { ours: ['workspace', 'spec', 'merge'], packages: [] },
  'read-spec.ts': { ours: ['spec', 'workspace'], packages: ['node:*', 'tinyglobby'] },
  'check-spec.ts': { ours: ['spec', 'model'], packages: [] },
  'make-generation.ts': {
    ours: ['read-spec.ts', 'check-spec.ts', 'spec', 'plan', 'render', 'workspace'],
    packages: [],
  },
  'generate.ts': { ours: ['make-generation.ts', 'check-spec.ts', 'workspace'], packages: [] },
  'index.ts': { ours: ['read-spec.ts', 'check-spec.ts', 'generate.ts', 'merge'], packages: [] },
  cli: {
    ours: [
      ...['generate.ts', 'read-spec.ts', 'check-spec.ts'],
      ...['edit', 'graph', 'picture', 'report', 'workspace', 'spec', 'merge'],
    ],
    packages: ['commander', 'prompts', 'chalk', 'execa', 'fastest-levenshtein', 'node:*'],
  },
};
const belowAll = ['diagnostic.ts', 'diagnostic-codes.ts', 'errors.ts'];

/** Packages that are loaded only where they are needed, so never by a plain import. */
const lazyPackages = ['ts-morph', 'yaml', 'prompts', 'execa', '@dagrejs/dagre'];

const sources = readSources();
const generator = sources.filter(({ path }) => !path.startsWith('src/runtime/'));

describe('imports', () => {
  test.each(generator.map((source) => [source.path, source] as const))('%s', (_, source) => {
    expect(breaches(source)).toEqual([]);
  });

  test('the runtime imports nothing above it', () => {
    const strays = sources
      .filter(({ path }) => path.startsWith('src/runtime/'))
      .flatMap(({ path, imports }) =>
        imports
          .map(({ specifier }) => resolveImport(path, specifier))
          .filter((target) => target !== undefined && !target.startsWith('src/runtime/'))
          .map((target) => `${path} -> ${target}`),
      );
    expect(strays).toEqual([]);
  });

  test('pictures are loaded by plinth graph alone', () => {
    const reached = new Set(['src/cli/main.ts', 'src/cli/program.ts', 'src/generate.ts']);
    for (const path of reached) {
      const { imports = [] } = generator.find((source) => source.path === path) ?? {};
      const plain = imports.filter(({ typeOnly, dynamic }) => !typeOnly && !dynamic);
      for (const { specifier } of plain) {
        const target = resolveImport(path, specifier);
        if (target !== undefined) reached.add(target);
      }
    }
    expect(reached.size).toBeGreaterThan(10);
    expect([...reached].filter((path) => /^src\/(graph|picture)\//.test(path))).toEqual([]);
  });

  test('there is no cycle between files', () => {
    expect(findCycles(fileGraph(sources))).toEqual([]);
  });

  test('there is no cycle between folders of the generator', () => {
    const folders = new Map<string, Set<string>>();
    for (const [from, targets] of fileGraph(generator)) {
      const stage = stageOf(from);
      const known = folders.get(stage) ?? new Set();
      for (const target of targets) if (stageOf(target) !== stage) known.add(stageOf(target));
      folders.set(stage, known);
    }
    expect(findCycles(folders)).toEqual([]);
  });
});

function breaches({ path, imports }: SourceFile): string[] {
  const stage = stageOf(path);
  const rule = rules[stage];
  if (!rule) return [`${stage} has no import rule`];
  return imports.flatMap(({ specifier, typeOnly, dynamic }) => {
    const target = resolveImport(path, specifier);
    if (target) {
      const other = stageOf(target);
      const allowed = other === stage || belowAll.includes(other) || rule.ours.includes(other);
      return allowed ? [] : [`${path} may not import ${target}`];
    }
    const name = specifier.startsWith('node:') ? 'node:*' : specifier;
    if (!rule.packages.includes(name)) return [`${path} may not import ${specifier}`];
    if (lazyPackages.includes(name) && !dynamic && !typeOnly)
      return [`${path} must load ${name} lazily`];
    return [];
  });
}

function stageOf(path: string): string {
  return path.split('/')[1] ?? path;
}

function fileGraph(files: readonly SourceFile[]): Map<string, Set<string>> {
  return new Map(
    files.map(({ path, imports }) => [
      path,
      new Set(
        imports
          .map(({ specifier }) => resolveImport(path, specifier))
          .filter((target) => target !== undefined),
      ),
    ]),
  );
}
