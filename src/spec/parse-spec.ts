import { type At, type Diagnostic, diagnostic } from '../diagnostic.ts';
import { unnamedApp } from './app.ts';
import { type Context, contextFile } from './context.ts';
import type { Kind, Read, Reading } from './grammar/kind.ts';
import { readYaml } from './read-yaml.ts';
import type { SourceFile, SpecSource } from './source.ts';
import { rootFile, type Spec } from './spec.ts';
import { within } from './within.ts';
import { yamlProblems } from './yaml-problems.ts';

/** The spec as far as it can be read, and everything that is wrong with its grammar. */
export interface ParsedSpec {
  /** Absent only when the root is no YAML map. */
  readonly spec?: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/** Nobody mends more at a time, and finding the places takes its time. */
const mostReported = 1000;

/** Reads the files of a spec. It never throws, and reports all problems at once. */
export async function parseSpec(source: SpecSource): Promise<ParsedSpec> {
  const diagnostics: Diagnostic[] = [];
  const reading: Reading = {
    report: (code, at, args) => {
      if (diagnostics.length < mostReported) diagnostics.push(diagnostic(code, at, args));
    },
    broken: [],
  };
  const root = readFile(source.root, rootFile, reading);
  const included = source.included
    .flatMap(({ files }) => files)
    .flatMap((file) => readFile(file, contextFile, reading) ?? []);
  if (root) reportUnmatched(root.include, source, reading);
  const spec = root && assemble(root, included);
  const all = await withAllYamlProblems(source, diagnostics);
  return { ...(spec && { spec }), diagnostics: all };
}

function readFile<T>(file: SourceFile, kind: Kind<T>, reading: Reading): T | undefined {
  const value = readYaml(file, reading);
  return value && kind.read({ value, at: { file: file.path, path: [] }, reading });
}

function assemble(root: Read<typeof rootFile>, included: readonly Context[]): Spec {
  const { app, auth, http, shared, contexts, deploy, at } = root;
  const nothing = { types: [], enums: [], unions: [], values: [], errors: [], broken: [] };
  return {
    app: app === unnamedApp ? { ...app, name: { ...app.name, at }, at } : app,
    http: http ?? usualHttp(at),
    shared: shared ?? { ...nothing, at },
    contexts: [...contexts, ...included],
    ...(auth && { auth }),
    ...(deploy && { deploy }),
  };
}

function usualHttp(at: At): Spec['http'] {
  return {
    at: within(at, 'http'),
    etag: 'optional',
    decimals: 'string',
    errors: 'problem',
    unknownFields: 'ignore',
  };
}

function reportUnmatched(
  patterns: Read<typeof rootFile>['include'],
  { included }: SpecSource,
  { report }: Reading,
) {
  for (const { text, at } of patterns) {
    const found = included.find(({ pattern }) => pattern === text);
    if (found && found.files.length > 0) continue;
    report('SPEC_VALUE', at, {
      wanted: 'a pattern that matches a file',
      hint: 'it is looked for from the folder of this file',
    });
  }
}

/** Where a file is no YAML, the fast parser stops at the first problem: ask the thorough one. */
async function withAllYamlProblems(
  { root, included }: SpecSource,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const files = [root, ...included.flatMap((entry) => entry.files)];
  const lists = diagnostics.map(async (one) => {
    const file = files.find(({ path }) => path === one.at.file);
    return one.code === 'SPEC_YAML' && file ? yamlProblems(file, one) : [one];
  });
  return (await Promise.all(lists)).flat();
}
