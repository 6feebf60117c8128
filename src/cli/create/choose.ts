import { PlinthError } from '../../errors.ts';
import { type PackageManager, packageManagers } from '../../workspace/create-settings.ts';
import type { Terminal } from '../terminal.ts';
import { ask } from './ask.ts';
import { starts } from './spec-start.ts';

/** Everything that must be known before an app can be made. */
export interface Choices {
  readonly dir: string;
  /** A file, or the name of a start. */
  readonly spec: string;
  readonly pm: PackageManager;
}

interface Given {
  readonly dir?: string | undefined;
  readonly spec?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly pm?: PackageManager;
}

/** What is wrong with a folder for a new app; undefined when nothing is. */
type Complaint = (dir: string) => string | undefined;

/** What the command line says, and what it leaves open asked for, or decided. */
export async function choose(
  given: Given,
  { isInteractive }: Terminal,
  complaint: Complaint = () => undefined,
): Promise<Choices> {
  // Questions are written where the JSON goes.
  const mayAsk = isInteractive && given.yes !== true && given.json !== true;
  if (!mayAsk) {
    const { dir, spec = given.yes ? 'minimal' : undefined, pm = callingManager() } = given;
    if (dir === undefined)
      throw cannotAsk('the folder', 'give it as the argument: plinth new <dir>');
    if (spec === undefined) {
      throw cannotAsk(
        'what to start from',
        'give --spec <file>, or --yes to start from the smallest example',
      );
    }
    return { dir, spec, pm };
  }
  const dir = given.dir ?? (await askFolder(complaint));
  const spec = given.spec ?? (await askStart());
  const pm = given.pm ?? (given.spec === undefined ? await askManager() : callingManager());
  return { dir, spec, pm };
}

function cannotAsk(what: string, hint: string): PlinthError {
  return new PlinthError('NO_TERMINAL', `${what} is not said, and nobody can be asked here`, {
    hint,
  });
}

function askFolder(complaint: Complaint): Promise<string> {
  return ask({
    type: 'text',
    message: 'Folder of the new app',
    initial: 'my-app',
    validate: (value: string) => complaint(value) ?? true,
  });
}

const ABOUT: Readonly<Record<string, string>> = {
  minimal: 'one entity, REST and pages',
  bank: 'accounts that remember every movement',
  cargo: 'shipping: natural keys, values with rules, algorithms written by hand',
  clinic: 'answers shaped for the caller',
  features: 'a little of everything',
  insurance: 'seven contexts and their map',
  shop: 'an e-commerce system, as one process or as five services',
  empty: 'a spec with nothing in it',
};

function askStart(): Promise<string> {
  return ask({
    type: 'select',
    message: 'Start from',
    choices: starts().map((name) => ({
      title: name,
      value: name,
      ...(ABOUT[name] === undefined ? {} : { description: ABOUT[name] }),
    })),
  });
}

function askManager(): Promise<PackageManager> {
  const usual = callingManager();
  const others = packageManagers.filter((name) => name !== usual);
  const choices = [usual, ...others].map((name) => ({ title: name, value: name }));
  return ask({ type: 'select', message: 'Package manager', choices }).then(
    (answer) => packageManagers.find((name) => name === answer) ?? usual,
  );
}

/** The package manager that started this process, where one did. */
function callingManager(): PackageManager {
  const agent = process.env.npm_config_user_agent ?? '';
  return packageManagers.find((name) => agent.startsWith(`${name}/`)) ?? 'npm';
}
