import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from './diagnostic.ts';
import { type BuiltModel, buildModel } from './model/build-model.ts';
import { notGenerated } from './model/not-generated.ts';
import { checkExpressions } from './model/typecheck.ts';
import { includePatterns } from './spec/include.ts';
import { parseSpec } from './spec/parse-spec.ts';
import type { SpecSource } from './spec/source.ts';
import type { Spec } from './spec/spec.ts';
import { readSource } from './workspace/read-source.ts';

export interface CheckedSpec {
  readonly source: SpecSource;
  /** Everything that is wrong with it; warnings, too. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is an error among the diagnostics. */
  readonly valid?: { readonly spec: Spec; readonly model: NonNullable<BuiltModel['model']> };
  readonly checkedKeys: readonly string[];
}

/** Finds every problem of a spec; types only of expressions whose keys are not `known`. */
export async function checkSpec(
  source: SpecSource,
  known: ReadonlySet<string> = new Set(),
): Promise<CheckedSpec> {
  const { spec, diagnostics: grammar } = await parseSpec(source);
  if (spec === undefined) return { source, diagnostics: grammar, checkedKeys: [] };
  const built = buildModel(spec);
  const types = await checkExpressions(built.expressions, known);
  const left = notGenerated(spec) ?? [];
  const diagnostics = [grammar, built.diagnostics, types.diagnostics, left].flat();
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  const { checkedKeys } = types;
  if (isBroken || built.model === undefined) return { source, diagnostics, checkedKeys };
  return { source, diagnostics, checkedKeys, valid: { spec, model: built.model } };
}

/** Reads a spec, and beside it the files that it includes. */
export async function readSpec(cwd: string, path?: string): Promise<SpecSource> {
  const root = readSource(cwd, path);
  const patterns = includePatterns(root);
  if (patterns.length === 0) return { root, included: [] };
  // Most specs are one file: the glob library is not loaded for them.
  const { globSync } = await import('tinyglobby');
  const folder = dirname(root.path);
  const options = { cwd: resolve(cwd, folder), ignore: ['**/node_modules/**'] };
  const included = patterns.map((pattern) => {
    const found = globSync(pattern, options);
    return { pattern, files: found.sort().map((file) => readSource(cwd, join(folder, file))) };
  });
  return { root, included };
}
