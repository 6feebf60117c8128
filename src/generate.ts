import type { CheckedSpec } from './check-spec.ts';
import { readSpec } from './read-spec.ts';
import type { SpecSource } from './spec/source.ts';
import { bundleStamp } from './workspace/bundle-stamp.ts';
import { type CreateSettings, createSettings } from './workspace/create-settings.ts';
import { inputStamp } from './workspace/input-stamp.ts';
import { KeptContexts } from './workspace/kept-contexts.ts';
import { lastGeneration } from './workspace/last-generation.ts';
import { type LastRun, readLastRun } from './workspace/last-run.ts';
import type { Lock } from './workspace/lock.ts';
import { ownPackage } from './workspace/own-package.ts';
import { reasons } from './workspace/reason.ts';
import { reconcile } from './workspace/reconcile.ts';
import type { Generated } from './workspace/reconcile-input.ts';
import { type RunResult, runOnce } from './workspace/run.ts';
import { snapshotOf } from './workspace/snapshot.ts';
import { type SpecFiles, withSpecFiles } from './workspace/spec-files.ts';

export interface GenerateOptions {
  /** The folder of the app, which holds plinth.yaml. */
  readonly cwd: string;
  /** False: only tell what would be done. */
  readonly write?: boolean;
  /** Settles every conflict for the hand-written text (`mine`) or the generated one (`theirs`). */
  readonly settle?: 'mine' | 'theirs' | undefined;
  /** How a new app is made; an existing one remembers. */
  readonly create?: Partial<CreateSettings>;
  /** The spec of the folder, where it is checked already. */
  readonly checked?: CheckedSpec;
  /** The spec as it will be, to be written together with what follows from it. */
  readonly edited?: (SpecFiles & { readonly source: SpecSource }) | undefined;
}

export type Outcome =
  | { readonly kind: 'invalid'; readonly checked: CheckedSpec }
  | ({
      readonly kind: 'generated';
      /** Without diagnostics when nothing has changed since they were told last. */
      readonly checked: CheckedSpec;
      /** Whether a run that had been interrupted was finished first. */
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
  const { cwd, write = true, settle, edited } = options;
  const last = readLastRun(cwd);
  const { checked, generation } = await makeGeneration(options, last);
  if (generation === undefined) return { kind: 'invalid', checked };
  const { generated, next } = generation;
  const result = runOnce({
    root: cwd,
    last,
    write,
    decide: (before, tree) => {
      const reasonFor = reasons(before.lock, next);
      const set = reconcile({ generated, tree, last: before, next, reasonFor, settle });
      return withSpecFiles(set, edited);
    },
  });
  return { kind: 'generated', checked, ...result, recovered: last.recovered !== undefined };
}

interface Generation {
  readonly generated: readonly Generated[];
  /** What the next lock says beside the files. */
  readonly next: Omit<Lock, 'files'>;
}

interface Made {
  readonly checked: CheckedSpec;
  /** Absent when the spec is wrong. */
  readonly generation?: Generation;
}

/** spec -> model -> plan -> texts; from the lock where all that they follow from is the same. */
async function makeGeneration(options: GenerateOptions, { lock }: LastRun): Promise<Made> {
  const { cwd, create } = options;
  const source = options.edited?.source ?? (await readSpec(cwd));
  const { version } = ownPackage();
  const { settings, planOptions } = createSettings({ cwd, last: lock.settings, create });
  const bundle = bundleStamp();
  const inputs = inputStamp(bundle, [source, planOptions]);
  if (inputs !== '' && inputs === lock.inputs) {
    const checked = { source, diagnostics: [], checkedKeys: [...lock.checked] };
    return { checked, generation: { generated: lastGeneration(lock), next: lock } };
  }
  // Only now: where nothing changed, most of plinth need not even be loaded.
  const [{ checkSpec }, { planApp }, { renderApp }] = await Promise.all([
    import('./check-spec.ts'),
    import('./plan/plan.ts'),
    import('./render/render.ts'),
  ]);
  const checked = options.checked ?? (await checkSpec(source, lock.checked));
  if (checked.valid === undefined) return { checked };
  const { spec, model } = checked.valid;
  const kept = bundle === '' ? undefined : new KeptContexts(lock, bundle);
  const plan = planApp(model, { ...planOptions, plinth: { version } }, kept);
  const generated = [...renderApp(plan), ...(kept?.filesOf(plan.contexts) ?? [])];
  const next = {
    plinth: version,
    inputs,
    settings,
    checked: new Set(checked.checkedKeys),
    elements: snapshotOf(spec),
    contexts: kept?.linesOf(plan.contexts) ?? new Map(),
  };
  return { checked, generation: { generated, next } };
}
