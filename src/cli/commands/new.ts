import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type CheckedSpec, checkSpec } from '../../check-spec.ts';
import { InternalError } from '../../errors.ts';
import { generate } from '../../generate.ts';
import { changesText } from '../../report/changes-text.ts';
import { changesJson, JSON_VERSION } from '../../report/json.ts';
import type { SourceFile } from '../../spec/source.ts';
import type { PackageManager } from '../../workspace/create-settings.ts';
import { SPEC_FILE } from '../../workspace/read-source.ts';
import type { CommonOptions } from '../common-options.ts';
import { appName } from '../create/app-name.ts';
import { type Choices, choose } from '../create/choose.ts';
import { install } from '../create/install.ts';
import { specFiles, startSpec } from '../create/spec-start.ts';
import { startRepository } from '../create/start-repository.ts';
import { clearTarget, notWritable, targetFolder } from '../create/target-folder.ts';
import { copyVendor, packVendor } from '../create/vendor.ts';
import type { ExitCode } from '../exit-code.ts';
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
  const choices = await choose(options, terminal);
  const root = targetFolder(cwd, choices.dir);
  const source = await startSpec({ cwd, wanted: choices.spec, app: appName(root) });
  const checked = await checkSpec(source);
  if (checked.valid === undefined) return showFindings('new', checked, options);
  const note = options.quiet || options.json ? () => {} : terminal.note;
  if (!options.quiet && !options.json) showWarnings(checked, terminal);
  const changes = await writeApp({ root, checked, choices, options, note });
  const hasRepository = options.git && (await startRepository(root));
  if (options.install) await install(root, choices.pm, { ...terminal, note });
  if (options.json) {
    const head = { version: JSON_VERSION, command: 'new', ok: true, folder: root };
    terminal.print(
      JSON.stringify({ ...head, ...changesJson(changes, { withDiff: false }) }, null, 2),
    );
  } else if (!options.quiet) {
    const { style } = terminal;
    terminal.print(changesText(changes, { style, isDry: false, withDiff: false }));
    terminal.print(nextSteps({ cwd, root, choices, options, hasRepository }, terminal));
  }
  return 0;
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
  const existed = existsSync(root);
  if (packages === 'vendor') note('packing runtime and generator ...');
  const packed = packages === 'vendor' ? await packVendor() : [];
  try {
    writeSpec(root, specFiles(checked.source));
    if (packages === 'vendor') copyVendor(root, packed);
    const outcome = await generate({ cwd: root, create: { packages, packageManager: choices.pm } });
    if (outcome.kind === 'generated') return outcome.changes;
    throw new InternalError('a spec that was right is wrong once it is copied');
  } catch (error) {
    clearTarget(root, { existed });
    throw error;
  }
}

function writeSpec(root: string, files: readonly SourceFile[]): void {
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  } catch (cause) {
    throw notWritable(root, cause);
  }
}

interface Finished {
  readonly cwd: string;
  readonly root: string;
  readonly choices: Choices;
  readonly options: NewOptions;
  readonly hasRepository: boolean;
}

/** How to go on, in a few lines. */
function nextSteps(finished: Finished, { style }: Terminal): string {
  const { cwd, root, choices, options, hasRepository } = finished;
  const run = choices.pm === 'npm' ? 'npm run' : choices.pm;
  const step = (command: string, what: string) => `  ${style.cyan(command.padEnd(22))} ${what}`;
  return [
    '',
    style.bold(
      `${relative(cwd, root) || root} is ready${hasRepository ? ', in a new git repository (nothing is committed)' : ''}.`,
    ),
    `  ${style.cyan(`cd ${relative(cwd, root) || '.'}`)}`,
    ...(options.install ? [] : [step(`${choices.pm} install`, 'get its packages')]),
    step(`${run} dev`, 'start it, and again at each change'),
    step(`${choices.pm} test`, 'run its tests'),
    step(`${run} regenerate`, `after editing ${SPEC_FILE}: what you wrote by hand stays`),
  ].join('\n');
}
