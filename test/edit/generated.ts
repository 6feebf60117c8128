import { checkSpec } from '../../src/check-spec.ts';
import { complete } from '../../src/cli/generate/complete.ts';
import { describe } from '../../src/diagnostic.ts';
import { type EditedSpec, editSpec } from '../../src/edit/edit-spec.ts';
import { concepts } from '../../src/edit/generate/concepts.ts';
import { nameIn } from '../../src/edit/generate/name-in.ts';
import { type Given, Request } from '../../src/edit/generate/request.ts';
import { type PlanOptions, planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { SpecSource } from '../../src/spec/source.ts';

export const sourceOf = (text: string, included: SpecSource['included'] = []): SpecSource => ({
  root: { path: 'plinth.yaml', text },
  included,
});

/** What `plinth generate` makes of a spec where nobody can be asked. */
export async function generated(
  source: SpecSource,
  [concept, name]: readonly [string, string],
  given: Given = {},
): Promise<EditedSpec> {
  const { spec, diagnostics } = await parseSpec(source);
  if (spec === undefined) throw new Error(JSON.stringify(diagnostics));
  const found = concepts.find((one) => one.name === concept);
  if (found === undefined) throw new Error(`no concept ${concept}`);
  const named = nameIn(found.nameCase, name);
  const request = await complete(found, new Request(named, { spec, source, given }), false);
  return editSpec(source, found.edit(request));
}

const options: PlanOptions = {
  plinth: { version: '0.1.0' },
  packages: { kind: 'registry', runtime: '0.1.0', plinth: '0.1.0' },
  packageManager: 'npm',
};

/** What is wrong with a spec; where nothing is, its app is planned and rendered, too. */
export async function problemsIn(
  source: SpecSource,
  { isPlanned = true } = {},
): Promise<readonly string[]> {
  const { diagnostics, valid } = await checkSpec(source);
  if (valid && isPlanned && renderApp(planApp(valid.model, options)).length < 20) {
    return ['nothing was planned'];
  }
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((one) => `${one.code}: ${describe(one).message}`);
}
