import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { withSettling } from './settle.ts';
import { subCommand } from './sub-command.ts';

type Done = (result: ExitCode) => void;

const RENAME_EXAMPLES = `
Examples:
  plinth rename Order Purchase            an aggregate, and whatever names it
  plinth rename Order.Ship Send           a command of it
  plinth rename Ordering.EmptyOrder NothingOrdered --diff`;

const REMOVE_EXAMPLES = `
Examples:
  plinth remove Order.Ship
  plinth remove Catalog.Product --dry-run`;

/** `plinth rename` and `plinth remove`: they edit the spec as `plinth generate` does. */
export function withEdits(root: Command, done: Done): void {
  withShowing(subCommand(root, 'rename'))
    .description('give a thing another name, wherever the spec names it; `was` keeps the old one')
    .argument('<thing>', 'for example Order, Ordering.Order or Order.Ship')
    .argument('<new>', 'its new name')
    .addHelpText('after', RENAME_EXAMPLES)
    .action(async (thing: string, newName: string, options) => {
      done(await (await import('./commands/rename.ts')).rename({ ...options, thing, newName }));
    });
  withShowing(subCommand(root, 'remove'))
    .description('take a thing out of the spec; refused while something else needs it')
    .argument('<thing>', 'for example Order, Ordering.Order or Order.Ship')
    .addHelpText('after', REMOVE_EXAMPLES)
    .action(async (thing: string, options) => {
      done(await (await import('./commands/remove.ts')).remove({ ...options, thing }));
    });
}

function withShowing(sub: Command): Command {
  return withSettling(sub)
    .option('--kind <concept>', 'what it is, where a name is that of several: error, event ..')
    .option('--dry-run', 'write nothing, list the changes')
    .option('--diff', 'write nothing, show the changes line by line')
    .option('--write', 'write, although --json or --diff is given');
}
