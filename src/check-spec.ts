import type { Diagnostic } from './diagnostic.ts';
import { type BuiltModel, buildModel } from './model/build-model.ts';
import { notGenerated } from './model/not-generated.ts';
import { checkExpressions } from './model/typecheck.ts';
import { parseSpec } from './spec/parse-spec.ts';
import type { SpecSource } from './spec/source.ts';
import type { Spec } from './spec/spec.ts';

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
