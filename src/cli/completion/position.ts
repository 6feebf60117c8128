import type { Command, Option } from 'commander';

/** Where on a command line somebody types. */
export interface Position {
  readonly command: Command;
  /** The option whose value is typed. */
  readonly option: Option | undefined;
  /** What stands before that value in the same word. @example '--format=' */
  readonly before: string;
  /** What is typed so far, without `before`. */
  readonly typed: string;
  /** The arguments of the command that stand before it. */
  readonly args: readonly string[];
  /** The values of options that stand before it, by attribute; of a flag, none. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Behind `--` nothing is an option. */
  readonly isBehindDashes: boolean;
}

/** Follows the words down the tree of commands; the last is the one that is being typed. */
export function positionOf(root: Command, words: readonly string[]): Position {
  const typed = words.at(-1) ?? '';
  let command = root;
  let option: Option | undefined;
  let isBehindDashes = false;
  let args: string[] = [];
  const given = new Map<string, readonly string[]>();
  const take = (of: Option, value: string): void => {
    given.set(of.attributeName(), [...(given.get(of.attributeName()) ?? []), value]);
    option = undefined;
  };
  for (const word of words.slice(0, -1)) {
    if (option !== undefined) take(option, word);
    else if (word === '--') isBehindDashes = true;
    else if (word.startsWith('-') && !isBehindDashes) {
      const [flag = '', value] = splitFlag(word);
      const found = optionOf(command, flag);
      if (found === undefined) continue;
      if (!takesValue(found)) given.set(found.attributeName(), []);
      else if (value !== undefined) take(found, value);
      else option = found;
    } else {
      const sub = args.length === 0 ? subCommandOf(command, word) : undefined;
      if (sub) command = sub;
      else args = [...args, word];
    }
  }
  const [flag = '', value] = splitFlag(typed);
  const inline = value === undefined || isBehindDashes ? undefined : optionOf(command, flag);
  const at = { command, args, given, isBehindDashes };
  if (option === undefined && inline !== undefined && takesValue(inline)) {
    return { ...at, option: inline, before: `${flag}=`, typed: value ?? '' };
  }
  return { ...at, option, before: '', typed };
}

export const takesValue = ({ required, optional }: Option): boolean => required || optional;

/** The commands below one that are shown, `help` among them. */
export const subCommandsOf = (command: Command): readonly Command[] =>
  command.createHelp().visibleCommands(command);

/** The options of a command that are shown, `--help` among them. */
export const optionsOf = (command: Command): readonly Option[] =>
  command.createHelp().visibleOptions(command);

const subCommandOf = (command: Command, name: string): Command | undefined =>
  subCommandsOf(command).find((sub) => sub.name() === name);

const optionOf = (command: Command, flag: string): Option | undefined =>
  optionsOf(command).find(({ long, short }) => flag === long || flag === short);

/** @example splitFlag('--format=svg') // ['--format', 'svg'] */
function splitFlag(word: string): readonly string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
