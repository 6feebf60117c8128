import type { CheckedSpec } from '../../check-spec.ts';
import { readSpec } from '../../read-spec.ts';
import { parseSpec } from '../../spec/parse-spec.ts';
import type { SpecSource } from '../../spec/source.ts';
import type { Spec } from '../../spec/spec.ts';

/** A spec that can be edited, or what is wrong with it. */
export type ForEdit =
  | { readonly kind: 'spec'; readonly spec: Spec; readonly source: SpecSource }
  | { readonly kind: 'wrong'; readonly checked: CheckedSpec };

/** Reads the spec of an app; one whose grammar is wrong has no places to put anything. */
export async function readForEdit(cwd: string): Promise<ForEdit> {
  const source = await readSpec(cwd);
  const { spec, diagnostics } = await parseSpec(source);
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  if (spec && !isWrong) return { kind: 'spec', spec, source };
  return { kind: 'wrong', checked: { source, diagnostics, checkedKeys: [] } };
}
