import type { Argument, Command, Option } from 'commander';
import { PlinthError } from '../../errors.ts';
import { nothing, type Offer, offerOf } from './candidate.ts';
import { sources } from './offers.ts';
import { optionsOf, type Position, positionOf, subCommandsOf } from './position.ts';

/**
 * What can stand in the place of the last word, as lines for the scripts of the shells: a value, a
 * tab and what it is; `:files` or `:folders` where a path can stand as well. Which of them fit what
 * is typed is for the shell to say: some match more than beginnings.
 *
 * @example await complete(root, ['regenerate', '--di']) // ['--diff\twrite nothing, show ..']
 */
export async function complete(
  root: Command,
  words: readonly string[],
): Promise<readonly string[]> {
  const at = positionOf(root, words);
  const { candidates, paths } = await offerAt(root, at).catch(nothingFor);
  const lines = candidates.map(({ value, about = '' }) => `${at.before}${value}\t${about}`);
  return [...new Set(lines), ...(paths === undefined ? [] : [`:${paths}`])];
}

/** A wrong spec, or no app at all, has nothing to offer. */
function nothingFor(error: unknown): Offer {
  if (error instanceof PlinthError) return nothing;
  throw error;
}

function offerAt(root: Command, at: Position): Promise<Offer> {
  const { command, option, typed, args, isBehindDashes } = at;
  if (option !== undefined) return valueOffer(option, at);
  if (typed.startsWith('-') && !isBehindDashes) return Promise.resolve(flagsOf(at));
  const subs = command.name() === 'help' ? subCommandsOf(root) : subCommandsOf(command);
  if (subs.length > 0 && args.length === 0) return Promise.resolve({ candidates: subs.map(about) });
  const argument = command.registeredArguments[args.length];
  if (argument === undefined) {
    // Nothing is known of what follows a command that is not there.
    return Promise.resolve(isBehindDashes || subs.length > 0 ? nothing : flagsOf(at));
  }
  return argumentOffer(argument, at);
}

const about = (command: Command) => ({ value: command.name(), about: command.description() });

/** The options that can follow; one that is given stands again only if it takes several values. */
function flagsOf({ command, given }: Position): Offer {
  const open = optionsOf(command).filter(
    (option) => !given.has(option.attributeName()) || option.parseArg !== undefined,
  );
  return {
    candidates: open.map(({ long, short, description }) => ({
      value: long ?? short ?? '',
      about: description,
    })),
  };
}

async function argumentOffer(argument: Argument, at: Position): Promise<Offer> {
  if (argument.argChoices !== undefined) return offerOf(argument.argChoices);
  if (isConcept(at.command)) {
    const { conceptNames } = await import('./concept-offer.ts');
    return conceptNames({ ...conceptIn(at), flag: '' });
  }
  return (await sourceOf(at.command, argument.name())?.(asking(at))) ?? nothing;
}

const isConcept = (command: Command): boolean => command.parent?.name() === 'generate';

/** The concept, and what is said of it so far, by flag. */
function conceptIn(at: Position) {
  const { command, given } = at;
  const flags = command.options.map((one) => [one.name(), given.get(one.attributeName())] as const);
  const said = flags.flatMap(([flag, values]) => (values ? [[flag, values] as const] : []));
  return { ...asking(at), concept: command.name(), given: new Map(said) };
}

async function valueOffer(option: Option, at: Position): Promise<Offer> {
  if (option.argChoices !== undefined) return offerOf(option.argChoices);
  const { command, args, typed } = at;
  const source = sourceOf(command, option.long ?? '');
  if (!isConcept(command) || source !== undefined) {
    return (await source?.(asking(at))) ?? nothing;
  }
  const { conceptOffer } = await import('./concept-offer.ts');
  return conceptOffer({ ...conceptIn(at), name: args[0] ?? '', flag: option.name(), typed });
}

/** Where the value of an option or an argument comes from, if it has no choices of its own. */
export const sourceOf = (command: Command, name: string) =>
  sources[`${command.name()} ${name}`] ?? sources[name];

const asking = ({ args, given }: Position) => ({ args, cwd: given.get('cwd')?.at(-1) ?? '.' });
