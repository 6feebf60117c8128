import { type Command, CommanderError } from 'commander';
import { commandTree } from './command-tree.ts';
import { COMPLETE } from './completion/shell.ts';
import type { ExitCode } from './exit-code.ts';
import type { ProgramName } from './program-name.ts';
import { openTerminal } from './terminal.ts';
import { usageError } from './usage-error.ts';

/** Runs one command line. Commands are loaded when they are run, not before. */
export async function runProgram(name: ProgramName, args: readonly string[]): Promise<ExitCode> {
  if (name === 'plinth' && args[0] === COMPLETE) return offer(args.slice(2));
  let code: ExitCode = 0;
  const root = await commandTree(name, args, (result) => {
    code = result;
  });
  try {
    await root.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return showHelp(root);
    throw usageError(error, commandLine(root, args));
  }
  return code;
}

/** The commands that the arguments name. @example 'plinth generate command' */
function commandLine(root: Command, [first, ...rest]: readonly string[]): string {
  const sub = root.commands.find((command) => command.name() === first);
  return sub ? `${root.name()} ${commandLine(sub, rest)}` : root.name();
}

/** Tells the script of a shell what can stand in the place of the last word. */
async function offer(words: readonly string[]): Promise<ExitCode> {
  const { complete } = await import('./completion/complete.ts');
  const root = await commandTree('plinth', words, () => {});
  openTerminal().print((await complete(root, words)).join('\n'));
  return 0;
}

/** What is shown to somebody who names no command. */
function showHelp(root: Command): ExitCode {
  process.stderr.write(root.helpInformation());
  return 1;
}
