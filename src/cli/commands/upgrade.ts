import { resolve } from 'node:path';
import { PlinthError } from '../../errors.ts';
import { type GenerateOptions, generate } from '../../generate.ts';
import { isInSync } from '../../workspace/change.ts';
import { readLastRun } from '../../workspace/last-run.ts';
import { ownPackage } from '../../workspace/own-package.ts';
import type { CommonOptions } from '../common-options.ts';
import { confirm } from '../create/ask.ts';
import { vendorChanges } from '../create/vendor.ts';
import type { ExitCode } from '../exit-code.ts';
import { type SettleOptions, settledFor } from '../settle.ts';
import { showFindings } from '../show-findings.ts';
import { type Generated, showOutcome } from '../show-outcome.ts';
import { openTerminal } from '../terminal.ts';

export interface UpgradeOptions extends CommonOptions, SettleOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
}

/** `plinth upgrade` */
export async function upgrade(options: UpgradeOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  const { lock, text } = readLastRun(cwd);
  if (text === undefined) throw nothingToUpgrade(cwd);
  const versions = { from: lock.plinth, to: ownPackage().version };
  const wanted: GenerateOptions = {
    ...{ cwd, isUpgrade: true, settle: settledFor(options) },
    vendor:
      lock.settings.get('packages') === 'registry' ? [] : await vendorChanges(cwd, of(versions)),
  };
  const shown = await generate({ ...wanted, write: false });
  if (shown.kind === 'invalid') return showFindings('upgrade', shown.checked, options);
  const terminal = openTerminal();
  const { dryRun = false, yes = false, json = false } = options;
  const mayAsk = terminal.isInteractive && !json && !yes && !dryRun;
  const isSame = isInSync(shown.changes);
  const show = (outcome: Generated, how: { isDry: boolean; isLeft?: boolean }): ExitCode =>
    showOutcome(outcome, { ...options, ...how, command: 'upgrade', terminal, more: versions });
  if (!options.quiet && !json) terminal.print(of(versions));
  const isApplied = yes && !dryRun;
  if (isSame || !isApplied) {
    const code = show(shown, { isDry: !isSame || dryRun, isLeft: !isSame && !mayAsk && !dryRun });
    if (isSame || dryRun) return code;
    if (!mayAsk || !(await confirm('Write these changes'))) {
      terminal.note('nothing was written; plinth upgrade --yes does it');
      return 1;
    }
  }
  const done = await generate({ ...wanted, write: true });
  if (done.kind === 'invalid') return showFindings('upgrade', done.checked, options);
  const code = show(done, { isDry: false });
  const isInstallNeeded = done.changes.changes.some(
    ({ path }) => path === 'package.json' || path.startsWith('vendor/'),
  );
  if (isInstallNeeded && !options.quiet && !json) {
    const manager = lock.settings.get('package-manager') ?? 'npm';
    terminal.note(
      `now run ${manager} install, and the tests of the app; plinth undo takes it back`,
    );
  }
  return code;
}

/** @example of({ from: '0.1.0', to: '0.2.0' }) // 'plinth 0.1.0 is now 0.2.0' */
const of = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? `plinth ${to}, as before` : `plinth ${from} is now ${to}`;

function nothingToUpgrade(cwd: string): PlinthError {
  return new PlinthError('NOTHING_TO_UPGRADE', `nothing is generated yet in ${cwd}`, {
    hint: 'go to the folder of an app, or generate it with plinth regenerate',
  });
}
