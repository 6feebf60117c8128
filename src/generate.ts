import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from './diagnostic.ts';
import { type BuiltModel, buildModel } from './model/build-model.ts';
import { notGenerated } from './model/not-generated.ts';
import { checkExpressions } from './model/typecheck.ts';
import { planApp } from './plan/plan.ts';
import { renderApp } from './render/render.ts';
import { includePatterns } from './spec/include.ts';
import { parseSpec } from './spec/parse-spec.ts';
import type { SpecSource } from './spec/source.ts';
import type { Spec } from './spec/spec.ts';
import { type CreateSettings, createSettings } from './workspace/create-settings.ts';
import { readLastRun } from './workspace/last-run.ts';
import { ownPackage } from './workspace/own-package.ts';
import { readSource } from './workspace/read-source.ts';
import { reasons } from './workspace/reason.ts';
import { reconcile } from './workspace/reconcile.ts';
import { type RunResult, runOnce } from './workspace/run.ts';
import { snapshotOf } from './workspace/snapshot.ts';

export interface CheckedSpec {
  readonly source: SpecSource;
  /** Everything that is wrong with it; warnings, too. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is an error among the diagnostics. */
  readonly valid?: { readonly spec: Spec; readonly model: NonNullable<BuiltModel['model']> };
  readonly checkedKeys: readonly string[];
}

export interface GenerateOptions {
  /** The folder of the app, which holds plinth.yaml. */
  readonly cwd: string;
  /** False: only tell what would be done. */
  readonly write?: boolean;
  /** Settles every conflict for the hand-written text (`mine`) or the generated one (`theirs`). */
  readonly settle?: 'mine' | 'theirs' | undefined;
  /** How a new app is made; an existing one remembers. */
  readonly create?: Partial<CreateSettings>;
}

export type Outcome =
  | { readonly kind: 'invalid'; readonly checked: CheckedSpec }
  /** `recovered`: a run that had been interrupted was finished first. */
  | ({
      readonly kind: 'generated';
      readonly checked: CheckedSpec;
      readonly recovered: boolean;
    } & RunResult);

/**
 * The whole pipeline: spec -> model -> plan -> texts -> changes -> disk.
 *
 * @example
 * const outcome = await generate({ cwd: 'shop', write: false });
 * if (outcome.kind === 'generated') console.log(outcome.changes.changes.length);
 */
export async function generate(options: GenerateOptions): Promise<Outcome> {
  const { cwd, write = true, settle, create } = options;
  const last = readLastRun(cwd);
  const checked = await checkSpec(await readSpec(cwd), last.lock.checked);
  if (checked.valid === undefined) return { kind: 'invalid', checked };
  const { spec, model } = checked.valid;
  const { version } = ownPackage();
  const { settings, planOptions } = createSettings({ cwd, last: last.lock.settings, create });
  const generated = renderApp(planApp(model, { ...planOptions, plinth: { version } }));
  const elements = snapshotOf(spec);
  const result = runOnce({
    root: cwd,
    last,
    write,
    decide: (before, tree) =>
      reconcile({
        generated,
        tree,
        last: before,
        next: { plinth: version, settings, checked: new Set(checked.checkedKeys), elements },
        reasonFor: reasons({
          before: before.lock.elements,
          after: elements,
          plinth: { before: before.lock.plinth, after: version },
        }),
        settle,
      }),
  });
  return { kind: 'generated', checked, ...result, recovered: last.recovered !== undefined };
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
