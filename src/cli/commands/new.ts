import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type CheckedSpec, checkSpec } from '../../check-spec.ts';
import { InternalError, PlinthError } from '../../errors.ts';
import { generate } from '../../generate.ts';
import { changesText } from '../../report/changes-text.ts';
import { changesJson } from '../../report/json.ts';
import type { SourceFile } from '../../spec/source.ts';
import type { PackageManager } from '../../workspace/create-settings.ts';
import { errnoOf } from '../../workspace/errno.ts';
import { SPEC_FILE } from '../../workspace/read-source.ts';
import type { CommonOptions } from '../common-options.ts';
import { appName } from '../create/app-name.ts';
import { type Choices, choose } from '../create/choose.ts';
import { install } from '../create/install.ts';
import { specFiles, startSpec } from '../create/spec-start.ts';
import { startRepository } from '../create/start-repository.ts';
import { clearTarget, makeTarget, notWritable, targetFolder } from '../create/target-folder.ts';
import { copyVendor, packVendor } from '../create/vendor.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { showFindings } from '../show-findings.ts';
import { showWarnings } from '../show-warnings.ts';
import { openTerminal, type Terminal } from '../terminal.ts';

export interface NewOptions extends CommonOptions {
  readonly dir?: string | undefined;
  readonly spec?: string;
  readonly yes?: boolean;
  readonly install: boolean;
  readonly git: boolean;
  readonly registry?: boolean;
  readonly pm?: PackageManager;
}

/** `plinth new <dir>`, `create-app <dir>` */
export async function createApp(options: NewOptions): Promise<ExitCode> {
  const terminal = openTerminal();
  const cwd = resolve(options.cwd);
  // A folder that will not do is told before anything is asked.
  if (options.dir !== undefined) targetFolder(cwd, options.dir);
  const choices = await choose(options, terminal, (dir) => complaintAbout(cwd, dir));
  const root = targetFolder(cwd, choices.dir);
  const source = await startSpec({ cwd, wanted: choices.spec, app: appName(root) });
  const checked = await checkSpec(source);
  if (checked.valid === undefined) return showFindings('new', checked, options);
  const isQuiet = options.quiet === true || options.json === true;
  const { style, print } = terminal;
  const note = isQuiet ? () => {} : terminal.note;
  if (!isQuiet) showWarnings(checked, terminal);
  const changes = await writeApp({ root, checked, choices, options, note });
  const hasRepository = options.git && (await startRepository(root));
  if (!isQuiet) print(changesText(changes, { style, isDry: false, withDiff: false }));
  if (options.install) await install(root, choices.pm, { terminal, isQuiet });
  if (options.json) {
    const json = changesJson(changes, { withDiff: false });
    printAnswer({ command: 'new', ok: true, folder: root, ...json });
  } else if (!isQuiet) {
    print(nextSteps({ cwd, root, choices, options, hasRepository }, terminal));
  }
  return 0;
}

function complaintAbout(cwd: string, dir: string): string | undefined {
  try {
    targetFolder(cwd, dir);
    return undefined;
  } catch (error) {
    if (error instanceof PlinthError) return error.message;
    throw error;
  }
}

interface Writing {
  readonly root: string;
  readonly checked: CheckedSpec;
  readonly choices: Choices;
  readonly options: NewOptions;
  readonly note: (text: string) => void;
}

/** Everything that can fail without the folder comes before the folder is made. */
async function writeApp({ root, checked, choices, options, note }: Writing) {
  const packages = options.registry ? 'registry' : 'vendor';
  if (packages === 'vendor') note('packing runtime and generator ...');
  const packed = packages === 'vendor' ? await packVendor() : [];
  const made = makeTarget(root);
  const takeBack = () => clearTarget(root, made);
  // Ctrl-C ends the process: half an app must not stay.
  process.once('exit', takeBack);
  try {
    writeSpec(root, specFiles(checked.source));
    if (packages === 'vendor') copyVendor(root, packed);
    const outcome = await generate({
      cwd: root,
      create: { packages, packageManager: choices.pm },
      checked,
    });
    if (outcome.kind === 'generated') return outcome.changes;
    throw new InternalError('a spec that was right is wrong once it is copied');
  } catch (error) {
    takeBack();
    throw cannotWrite(root, error);
  } finally {
    process.off('exit', takeBack);
  }
}

/** What could not be written is gone again by now: there is nothing to go on with. */
function cannotWrite(root: string, error: unknown): unknown {
  const isOurs = error instanceof PlinthError && error.code === 'WRITE_FAILED';
  const cause = isOurs ? error.cause : error;
  return errnoOf(cause) === '' ? error : notWritable(root, cause);
}

function writeSpec(root: string, files: readonly SourceFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

interface Finished {
  readonly cwd: string;
  readonly root: string;
  readonly choices: Choices;
  readonly options: NewOptions;
  readonly hasRepository: boolean;
}

/** Runs a script of the app's package.json. */
const RUN: Readonly<Record<PackageManager, string>> = {
  npm: 'npm run',
  pnpm: 'pnpm',
  yarn: 'yarn',
  bun: 'bun run',
};

/** How to go on, in a few lines. */
function nextSteps(finished: Finished, { style }: Terminal): string {
  const { cwd, root, choices, options, hasRepository } = finished;
  const below = relative(cwd, root) || '.';
  const folder = below.startsWith('..') ? root : below;
  const run = RUN[choices.pm];
  const step = (command: string, what: string) => `  ${style.cyan(command.padEnd(22))} ${what}`;
  const repository = hasRepository ? ', in a new git repository (nothing is committed)' : '';
  return [
    '',
    style.bold(`${folder} is ready${repository}.`),
    `  ${style.cyan(`cd ${folder}`)}`,
    ...(options.install ? [] : [step(`${choices.pm} install`, 'get its packages')]),
    step(`${run} dev`, 'start it, and again at each change'),
    step(`${run} test`, 'run its tests'),
    step(`${run} regenerate`, `after editing ${SPEC_FILE}: what you wrote by hand stays`),
  ].join('\n');
}
