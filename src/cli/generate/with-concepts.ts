import { type Command, Option as Flag } from 'commander';
import type { Concept, Option } from '../../edit/generate/concept.ts';
import { concepts } from '../../edit/generate/concepts.ts';
import type { Given } from '../../edit/generate/request.ts';
import { PlinthError } from '../../errors.ts';
import { nearest } from '../../spec/nearest.ts';
import { generateConcept } from '../commands/generate.ts';
import { ask } from '../create/ask.ts';
import type { ExitCode } from '../exit-code.ts';
import { withSettling } from '../settle.ts';
import { subCommand } from '../sub-command.ts';
import { openTerminal } from '../terminal.ts';

type Done = (result: ExitCode) => void;

/** Gives `plinth generate` a command for each concept. */
export function withConcepts(generate: Command, done: Done): void {
  for (const concept of concepts) addConcept(generate, concept, done);
  generate
    .enablePositionalOptions()
    .argument('[concept]', 'what to make; without it you are asked')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (written: string | undefined, options) => {
      const concept = await chosen(written, options);
      done(await generateConcept(concept, { ...options, name: undefined, given: {} }));
    });
}

async function chosen(written: string | undefined, { json }: { json?: boolean }): Promise<Concept> {
  const names = concepts.map(({ name }) => name);
  if (written !== undefined) {
    const near = nearest(written, names);
    throw new PlinthError('CONCEPT_UNKNOWN', `nothing called ${written} can be generated`, {
      hint: near === undefined ? `one of ${names.join(', ')}` : `did you mean ${near}?`,
    });
  }
  if (!openTerminal().isInteractive || json) {
    throw new PlinthError('NO_TERMINAL', 'the concept is not said, and nobody can be asked here', {
      hint: `give it as the argument: one of ${names.join(', ')}`,
    });
  }
  const name = await ask({
    type: 'select',
    message: 'What',
    choices: concepts.map((one) => ({ title: one.name, value: one.name, description: one.about })),
  });
  const found = concepts.find((one) => one.name === name);
  if (found) return found;
  throw new PlinthError('CANCELLED', 'nothing was made', { hint: 'name a concept' });
}

function addConcept(generate: Command, concept: Concept, done: Done): void {
  const sub = subCommand(generate, concept.name)
    .description(concept.about)
    .argument('[name]', 'its name');
  for (const option of concept.options) addOption(sub, option);
  withSettling(sub)
    .option('-y, --yes', 'ask nothing; what is not said is decided')
    .option('--dry-run', 'write nothing, list the changes')
    .option('--diff', 'write nothing, show the changes line by line')
    .option('--write', 'write, although --json or --diff is given')
    .addHelpText('after', `\nExample:\n  plinth generate ${concept.example}`)
    .action(async (name: string | undefined, options) => {
      const given = givenIn(concept, options);
      done(await generateConcept(concept, { ...options, name, given }));
    });
}

function addOption(sub: Command, { flag, value, isMany, hasNo, about }: Option): void {
  const option = new Flag(value === undefined ? `--${flag}` : `--${flag} <${value}>`, about);
  if (isMany) option.argParser<readonly string[]>((text, before = []) => [...before, text]);
  sub.addOption(option);
  if (hasNo) sub.option(`--no-${flag}`, `without ${flag}`);
}

/** The values of a concept's own options, by flag. */
function givenIn({ options }: Concept, parsed: Readonly<Record<string, unknown>>): Given {
  const own = options.map(({ flag }) => {
    const key = new Flag(`--${flag}`).attributeName();
    return [flag, parsed[key]] as const;
  });
  // commander knows the value of each option as its kind says.
  return Object.fromEntries(own) as Given;
}
