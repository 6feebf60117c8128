import type { CheckedSpec } from './check-spec.ts';
import { PlinthError } from './errors.ts';
import type { Plan } from './plan/plan.ts';
import type { Renames } from './plan/renames.ts';
import { readSpec } from './read-spec.ts';
import type { SpecSource } from './spec/source.ts';
import { bundleStamp } from './workspace/bundle-stamp.ts';
import { type CreateSettings, createSettings } from './workspace/create-settings.ts';
import { inputStamp } from './workspace/input-stamp.ts';
import { KeptContexts } from './workspace/kept-contexts.ts';
import {
  keptNames,
  knownMigrations,
  migrationFiles,
  newlyKept,
} from './workspace/known-migrations.ts';
import { lastGeneration } from './workspace/last-generation.ts';
import type { LastRun } from './workspace/last-run.ts';
import type { Lock } from './workspace/lock.ts';
import { ownPackage } from './workspace/own-package.ts';
import type { Generated } from './workspace/reconcile-input.ts';
import { snapshotOf } from './workspace/snapshot.ts';
import type { SpecFiles } from './workspace/spec-files.ts';

export interface GenerationOptions {
  /** The folder of the app, which holds plinth.yaml. */
  readonly cwd: string;
  /** What the spec has no more goes from the database, too. */
  readonly allowDataLoss?: boolean;
  /** How a new app is made; an existing one remembers. */
  readonly create?: Partial<CreateSettings>;
  /** The app takes the packages of the plinth that runs. */
  readonly isUpgrade?: boolean;
  /** The spec of the folder, where it is checked already. */
  readonly checked?: CheckedSpec;
  /** The spec as it will be, to be written together with what follows from it. */
  readonly edited?: (SpecFiles & { readonly source: SpecSource }) | undefined;
}

export interface Generation {
  readonly generated: readonly Generated[];
  /** What the next lock says beside the files. */
  readonly next: Omit<Lock, 'files' | 'orphans'>;
  readonly kept: readonly string[];
  /** What the spec says of former names; undefined where it says what it said. */
  readonly renames?: Renames | undefined;
}

export interface Made {
  readonly checked: CheckedSpec;
  /** Absent when the spec is wrong. */
  readonly generation?: Generation;
}

/** spec -> model -> plan -> texts; from the lock where all that they follow from is the same. */
export async function makeGeneration(options: GenerationOptions, { lock }: LastRun): Promise<Made> {
  const { cwd, create, allowDataLoss = false, isUpgrade = false } = options;
  const source = options.edited?.source ?? (await readSpec(cwd));
  const { version } = ownPackage();
  const { settings, planOptions } = createSettings({ cwd, last: lock.settings, create, isUpgrade });
  const bundle = bundleStamp();
  const inputs = inputStamp(bundle, [source, planOptions]);
  if (inputs !== '' && inputs === lock.inputs && !allowDataLoss) {
    const checked = { source, diagnostics: [], checkedKeys: [...lock.checked] };
    return { checked, generation: { generated: lastGeneration(lock), next: lock, kept: [] } };
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
  const known = bundle === '' ? undefined : new KeptContexts(lock, bundle);
  const migrations = { history: knownMigrations(lock), allowDataLoss };
  const plan = planApp(model, { ...planOptions, plinth: { version }, migrations }, known);
  requireNoLoss(plan);
  const { history, kept } = plan.migrations;
  const generated = [
    ...renderApp(plan),
    ...(known?.filesOf(plan.contexts) ?? []),
    ...migrationFiles(lock, history.migrations.keys()),
  ];
  const next = {
    plinth: version,
    inputs,
    settings,
    checked: new Set(checked.checkedKeys),
    elements: snapshotOf(spec),
    migrations: history.migrations,
    stored: new Set([...history.stored, ...keptNames(kept)]),
    contexts: known?.linesOf(plan.contexts) ?? new Map(),
  };
  return {
    checked,
    generation: { generated, next, kept: newlyKept(lock, kept), renames: plan.renames },
  };
}

function requireNoLoss({ migrations: { refused } }: Plan): void {
  if (refused.length === 0) return;
  const what = refused.join('; ');
  throw new PlinthError('DATA_LOSS', `the database would lose what is in it: ${what}`, {
    hint: 'take the change back, or let it go with plinth regenerate --allow-data-loss',
  });
}
