import { Argument, type Command, Option } from 'commander';
import { packageManagers } from '../workspace/create-settings.ts';
import { ownPackage } from '../workspace/own-package.ts';
import { type Shell, shells } from './completion/shell.ts';
import type { ExitCode } from './exit-code.ts';
import type { ProgramName } from './program-name.ts';
import { withSettling } from './settle.ts';
import { subCommand as add, plainCommand } from './sub-command.ts';
import { withEdits } from './with-edits.ts';

type Done = (result: ExitCode) => void;

/** The commands of a program, with those of `generate` if the words begin with it: they are many. */
export async function commandTree(
  name: ProgramName,
  [first]: readonly string[],
  done: Done,
): Promise<Command> {
  const root = name === 'plinth' ? plinth(done) : withNew(plainCommand('create-app'), done);
  root.version(ownPackage().version, '-v, --version', 'show the version');
  const generate = root.commands.find((one) => one.name() === first && first === 'generate');
  if (generate) (await import('./generate/with-concepts.ts')).withConcepts(generate, done);
  return root;
}

function plinth(done: Done): Command {
  const root = plainCommand('plinth')
    // What stands behind a command is that command's, also where both know such an option.
    .enablePositionalOptions()
    .helpCommand('help [command]', 'show help for a command')
    .description(
      'Generates layered TypeScript back ends from one spec, and regenerates them without losing a line that a person wrote.',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 done or in sync, 1 you have something to do, 2 plinth failed.',
    );
  withNew(add(root, 'new'), done);
  add(root, 'generate')
    .usage('<concept> [name] [options]')
    .description('add something to the spec, and regenerate');
  withEdits(root, done);
  withRegenerate(add(root, 'regenerate'), done);
  withUpgrade(add(root, 'upgrade'), done);
  add(root, 'check')
    .description('check the spec alone: every problem at once')
    .argument('[spec]', 'a spec other than plinth.yaml')
    .action(async (spec: string | undefined, options) => {
      done(await (await import('./commands/check.ts')).check({ ...options, spec }));
    });
  add(root, 'status')
    .description('what you edited, what is open, and what regenerate would do')
    .action(async (options) => {
      done(await (await import('./commands/status.ts')).status(options));
    });
  add(root, 'undo')
    .description('put the app back to how it was before the last run')
    .option('--dry-run', 'write nothing, list what would be put back')
    .action(async (options) => {
      done(await (await import('./commands/undo.ts')).undo(options));
    });
  add(root, 'restore')
    .description('bring back generated files that you deleted')
    .argument('<path>', 'a file, or a folder for all in it')
    .action(async (path: string, options) => {
      done(await (await import('./commands/restore.ts')).restore({ ...options, path }));
    });
  add(root, 'explain')
    .description('say more about a code, with an example')
    .argument('[code]', 'for example SPEC_UNKNOWN_TYPE; without it, all are listed')
    .action(async (topic: string | undefined, options) => {
      done(await (await import('./commands/explain.ts')).explain({ ...options, topic }));
    });
  withGraph(add(root, 'graph'), done);
  withMergeFile(add(root, 'merge-file'), done);
  add(root, 'doctor')
    .description('look for what keeps plinth or the app from working')
    .action(async (options) => {
      done(await (await import('./commands/doctor.ts')).doctor(options));
    });
  withCompletion(add(root, 'completion'), done);
  return root;
}

const COMPLETION_EXAMPLES = `
Examples:
  eval "$(plinth completion bash)"     in ~/.bashrc
  eval "$(plinth completion zsh)"      in ~/.zshrc
  plinth completion fish > ~/.config/fish/completions/plinth.fish`;

const NEW_EXAMPLES = `
Examples:
  $ shop                       asks for what is not said
  $ shop --yes                 asks nothing: the smallest example, npm
  $ shop --spec my.yaml        starts from a spec of your own`;

const REGENERATE_EXAMPLES = `
Examples:
  plinth regenerate            writes what follows from the spec
  plinth regenerate --diff     shows it first
  plinth regenerate --check    in CI: 1 when the app is not as its spec says`;

const UPGRADE_EXAMPLES = `
Examples:
  plinth upgrade               shows what would change, and asks
  plinth upgrade --diff        line by line
  plinth upgrade --yes         in a script`;

const MERGE_EXAMPLES = `
Exit codes are those of git merge-file: the number of conflicts, and 255 after an error.

Examples:
  plinth merge-file order.ts order.base.ts order.theirs.ts --stdout

As git's merge driver, for a whole repository:
  git config merge.plinth.driver 'npx plinth merge-file %A %O %B --path %P'
  echo '*.ts merge=plinth' >> .gitattributes`;

const GRAPH_EXAMPLES = `
Examples:
  plinth graph                                 writes graph.html, for a browser
  plinth graph --format svg --out shop.svg     one picture
  plinth graph --format mermaid --context Ordering`;

function withNew(sub: Command, done: Done): Command {
  if (sub.name() === 'create-app') {
    sub
      .option('--json', 'print JSON, for programs')
      .option('-q, --quiet', 'print errors only')
      .option('--cwd <folder>', 'work in another folder', '.');
  }
  return sub
    .description('make a new app')
    .argument('[dir]', 'the folder to make')
    .option('-s, --spec <file>', 'a spec, or the name of an example: minimal, shop, bank ..')
    .option('-y, --yes', 'ask nothing; what is not said is decided')
    .option('--no-install', 'do not install packages')
    .option('--no-git', 'do not start a git repository')
    .option('--registry', 'take runtime and generator from the registry instead of vendor/')
    .addOption(new Option('--pm <name>', 'the package manager').choices(packageManagers))
    .addHelpText(
      'after',
      NEW_EXAMPLES.replaceAll('$', sub.name() === 'new' ? 'plinth new' : 'create-app'),
    )
    .action(async (dir: string | undefined, options) => {
      done(await (await import('./commands/new.ts')).createApp({ ...options, dir }));
    });
}

function withRegenerate(sub: Command, done: Done): Command {
  return withSettling(sub)
    .description('bring the app up to date with its spec; what you wrote stays')
    .option('--dry-run', 'write nothing, list the changes')
    .option('--diff', 'write nothing, show the changes line by line')
    .option('--check', 'write nothing, exit with 1 if there are changes')
    .option('--write', 'write, although --json or --diff is given')
    .addOption(
      new Option('--watch', 'again after each edit of the spec, until Ctrl-C').conflicts('check'),
    )
    .option('--allow-data-loss', 'drop from the database, too, what the spec has no more')
    .addHelpText('after', REGENERATE_EXAMPLES)
    .action(async ({ watch, ...options }) => {
      const { regenerate } = await import('./commands/regenerate.ts');
      const run = watch ? (await import('./commands/watch.ts')).watch : regenerate;
      done(await run(options));
    });
}

function withUpgrade(sub: Command, done: Done): Command {
  return withSettling(sub)
    .description('bring an app to this version of plinth, with the packages it pins')
    .option('-y, --yes', 'ask nothing: write')
    .option('--dry-run', 'write nothing, list the changes')
    .option('--diff', 'show the changes line by line')
    .addHelpText('after', UPGRADE_EXAMPLES)
    .action(async (options) => {
      done(await (await import('./commands/upgrade.ts')).upgrade(options));
    });
}

function withMergeFile(sub: Command, done: Done): Command {
  return sub
    .description('merge three files as git merge-file does, but thing by thing')
    .argument('<mine>', 'the file as it is; the result is written to it')
    .argument('<base>', 'the file as it was before both sides changed it')
    .argument('<theirs>', 'the file as the other side has it')
    .option('--stdout', 'print the result instead of writing it')
    .option('--path <path>', 'where the text belongs, which tells its language')
    .addOption(new Option('--ours', 'settle every conflict for mine').conflicts('theirs'))
    .addOption(new Option('--theirs', 'settle every conflict for theirs'))
    .addHelpText('after', MERGE_EXAMPLES)
    .action(
      async (mine: string, base: string, theirs: string, { ours, theirs: other, ...rest }) => {
        const { mergeFile } = await import('./commands/merge-file.ts');
        const favour = ours ? 'mine' : other ? 'theirs' : undefined;
        done(await mergeFile({ ...rest, mine, base, theirs, favour }));
      },
    );
}

function withCompletion(sub: Command, done: Done): Command {
  return sub
    .description('print a script with which a shell completes what you type')
    .addArgument(new Argument('<shell>', 'the shell it is for').choices(shells))
    .addHelpText('after', COMPLETION_EXAMPLES)
    .action(async (shell: Shell, options) => {
      done(await (await import('./commands/completion.ts')).completion({ ...options, shell }));
    });
}

function withGraph(sub: Command, done: Done): Command {
  return sub
    .description('draw the system: contexts, what is in them, and what follows from what')
    .argument('[spec]', 'a spec other than plinth.yaml')
    .addOption(
      new Option('--format <name>', 'what to write')
        .choices(['html', 'svg', 'mermaid', 'markdown'])
        .default('html'),
    )
    .option('--out <file>', 'where to write it; - is standard output')
    .option('--context <name>', 'one context only')
    .addHelpText('after', GRAPH_EXAMPLES)
    .action(async (spec: string | undefined, options) => {
      done(await (await import('./commands/graph.ts')).graph({ ...options, spec }));
    });
}
