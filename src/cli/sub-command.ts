import { Command } from 'commander';

/** A command that throws instead of exiting, and prints nothing but help. */
export function plainCommand(name: string): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .allowExcessArguments(false);
}

/** A command of another one, with the options that every command has. */
export function subCommand(root: Command, name: string): Command {
  const sub = plainCommand(name)
    .option('--json', 'print JSON, for programs')
    .option('-q, --quiet', 'print errors only')
    .option('--cwd <folder>', 'work in another folder', '.');
  root.addCommand(sub);
  return sub;
}
