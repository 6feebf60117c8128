import type { CommanderError } from 'commander';
import { PlinthError } from '../errors.ts';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'USAGE_UNKNOWN_COMMAND',
  'commander.unknownOption': 'USAGE_UNKNOWN_OPTION',
};

/** A command line that cannot be understood, in our own words. `program` names the command, too. */
export function usageError(error: CommanderError, program: string): PlinthError {
  const [first = '', ...more] = error.message.split('\n');
  const suggestion = more.join(' ').replace(/^\((.*)\)$/, '$1');
  return new PlinthError(CODES[error.code] ?? 'USAGE', first.replace(/^error: /, ''), {
    hint:
      suggestion === ''
        ? `${program} --help shows what there is`
        : suggestion.replace('Did', 'did'),
  });
}
