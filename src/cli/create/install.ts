import { PlinthError } from '../../errors.ts';
import type { PackageManager } from '../../workspace/create-settings.ts';
import type { Terminal } from '../terminal.ts';

const ARGUMENTS: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
  pnpm: ['install', '--prefer-offline'],
  yarn: ['install'],
  bun: ['install'],
};

/** How much of what the package manager said is shown when it fails. */
const LAST_LINES = 20;

/** Installs the packages of an app. When that fails the app stays, and the error says how to go on. */
export async function install(
  root: string,
  manager: PackageManager,
  { terminal, isQuiet }: { terminal: Terminal; isQuiet: boolean },
): Promise<void> {
  const { execa } = await import('execa');
  const goOn = `cd ${root} && ${manager} install`;
  const stop = isQuiet ? () => {} : showProgress(`installing with ${manager}`, terminal);
  const onExit = () => terminal.note(`\ninterrupted; the app itself is complete: ${goOn}`);
  process.once('exit', onExit);
  const result = await execa(manager, ARGUMENTS[manager], {
    cwd: root,
    all: true,
    reject: false,
    stdin: 'ignore',
  });
  process.off('exit', onExit);
  stop();
  if (!result.failed) return;
  const said = result.all.split('\n').slice(-LAST_LINES).join('\n').trim();
  if (said !== '') terminal.note(said);
  const problem =
    result.code === 'ENOENT' ? `${manager} was not found` : `${manager} install failed`;
  throw new PlinthError('INSTALL_FAILED', `${problem}; the app itself is complete in ${root}`, {
    hint: `when the cause is mended: ${goOn}`,
    cause: result.cause,
  });
}

/** Says what takes long; on a terminal it also counts the seconds. */
function showProgress(what: string, { isInteractive, note }: Terminal): () => void {
  if (!isInteractive) {
    note(`${what} ...`);
    return () => {};
  }
  const began = Date.now();
  const show = () => {
    process.stderr.write(`\r${what} ... ${Math.round((Date.now() - began) / 1000)} s `);
  };
  show();
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    process.stderr.write('\n');
  };
}
