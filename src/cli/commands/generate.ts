import { resolve } from 'node:path';
import { editSpec } from '../../edit/edit-spec.ts';
import type { Concept } from '../../edit/generate/concept.ts';
import { nameIn } from '../../edit/generate/name-in.ts';
import { type Given, Request } from '../../edit/generate/request.ts';
import { PlinthError } from '../../errors.ts';
import { ask } from '../create/ask.ts';
import { readForEdit } from '../edit/read-for-edit.ts';
import { type EditOptions, writeEdit } from '../edit/write-edit.ts';
import type { ExitCode } from '../exit-code.ts';
import { complete } from '../generate/complete.ts';
import { showFindings } from '../show-findings.ts';
import { openTerminal } from '../terminal.ts';

export interface GenerateConceptOptions extends EditOptions {
  readonly name: string | undefined;
  readonly given: Given;
  readonly yes?: boolean;
}

/** `plinth generate <concept> <name>` */
export async function generateConcept(
  concept: Concept,
  options: GenerateConceptOptions,
): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  const found = await readForEdit(cwd);
  if (found.kind === 'wrong') return showFindings('generate', found.checked, options);
  const { spec, source } = found;
  // Questions are written where the JSON goes.
  const mayAsk = openTerminal().isInteractive && options.yes !== true && options.json !== true;
  const typed = options.name ?? (await askName(concept, mayAsk));
  const name = nameIn(concept.nameCase, typed);
  const { given } = options;
  const request = await complete(concept, new Request(name, { spec, source, given }), mayAsk);
  const edited = await editSpec(source, concept.edit(request));
  const reason = `${concept.name} ${name} added`;
  return writeEdit({ command: 'generate', reason, source, edited }, cwd, options);
}

function askName({ name, nameCase }: Concept, mayAsk: boolean): Promise<string> {
  if (!mayAsk) {
    throw new PlinthError('NO_TERMINAL', 'the name is not said, and nobody can be asked here', {
      hint: `give it as the argument: plinth generate ${name} <name>`,
    });
  }
  return ask({
    type: 'text',
    message: `Name of the ${name}`,
    validate: (text: string) => {
      try {
        return nameIn(nameCase, text) !== '';
      } catch (error) {
        if (error instanceof PlinthError) return error.message;
        throw error;
      }
    },
  });
}
