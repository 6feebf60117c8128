import { readFileSync } from 'node:fs';
import { buildModel } from '../../src/model/build-model.ts';
import { type PlanOptions, planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

const options: PlanOptions = {
  plinth: { version: '0.1.0' },
  packages: {
    kind: 'vendor',
    runtime: 'vendor/plinth-runtime-0.1.0.tgz',
    plinth: 'vendor/plinth-0.1.0.tgz',
  },
  packageManager: 'npm',
};

/** The whole tree of an app, from its spec file to the text of every path; nothing is written. */
export const renderSpec = (path: string): Promise<ReadonlyMap<string, string>> =>
  renderText(readFileSync(path, 'utf8'), path);

/** The same for the text of a spec; `name` says which one in messages. */
export async function renderText(
  text: string,
  name = 'spec',
): Promise<ReadonlyMap<string, string>> {
  const { spec, diagnostics } = await parseSpec({
    root: { path: 'plinth.yaml', text },
    included: [],
  });
  const built = spec && buildModel(spec);
  const problems = [...diagnostics, ...(built?.diagnostics ?? [])].filter(
    ({ severity }) => severity === 'error',
  );
  if (!built?.model || problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  return new Map(renderApp(planApp(built.model, options)).map((file) => [file.path, file.text]));
}
