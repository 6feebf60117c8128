import { resolve } from 'node:path';
import type { Outcome } from '../../generate.ts';
import { readSpec } from '../../read-spec.ts';
import { needsAction } from '../../workspace/change.ts';
import type { ExitCode } from '../exit-code.ts';
import { showError } from '../show-error.ts';
import { openTerminal } from '../terminal.ts';
import { FolderEvents } from '../watch/folder-events.ts';
import { watchedFiles, watchedSpec } from '../watch/watched-spec.ts';
import { type RegenerateOptions, regenerateOnce } from './regenerate.ts';

/**
 * `plinth regenerate --watch`: again after each edit of the spec, and of a file in which something
 * was left to settle, until somebody breaks it off.
 */
export async function watch(options: RegenerateOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  // Where there is no spec at all, nothing is to be waited for.
  await readSpec(cwd);
  const events = new FolderEvents();
  const { note, style } = openTerminal();
  const say = (text: string): void => {
    if (!options.quiet && !options.json) note(style.dim(text));
  };
  // Whoever reads along has gone.
  process.stdout.once('error', () => process.exit(0));
  let open: readonly string[] = [];
  let [seenSpec, seenOpen] = ['', watchedFiles(cwd, open).stamp];
  for (;;) {
    const [spec, files] = [await watchedSpec(cwd), watchedFiles(cwd, open)];
    events.watch([...spec.folders, ...files.folders]);
    if (spec.stamp !== seenSpec || files.stamp !== seenOpen) {
      if (seenSpec !== '') say(`\n${new Date().toTimeString().slice(0, 8)}  edited`);
      open = await run(options);
      // Of the spec what was read before: what was edited since is for the next run.
      [seenSpec, seenOpen] = [spec.stamp, watchedFiles(cwd, open).stamp];
      say('waiting for an edit; Ctrl-C ends it');
    } else {
      await events.next();
    }
  }
}

/** What is wrong is shown, and waited on. */
async function run(options: RegenerateOptions): Promise<readonly string[]> {
  try {
    const { outcome } = await regenerateOnce({ ...options, isLine: true });
    return openFiles(outcome);
  } catch (error) {
    showError(error, { ...options, isLine: true });
    return [];
  }
}

/** The files in which the user has something to do. */
function openFiles(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'invalid') return [];
  return outcome.changes.changes.filter(needsAction).map(({ path }) => path);
}
