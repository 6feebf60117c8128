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
import { finishInterrupted } from '../finish-interrupted.ts';
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
  finishInterrupted(cwd, options);
  const found = await readForEdit(cwd);
  if (found.kind === 'wrong') return showFindings('generate', found.checked, options);
  const { spec, source } = found;
  // Questions are written where the JSON goes.
  const mayAsk = openTerminal().isInteractive && options.yes !== true && options.json !== true;
  const { given } = options;
  const unnamed = new Request('', { spec, source, given });
  const typed = options.name ?? (await askName(concept, unnamed, mayAsk));
  const name = nameIn(concept.nameCase, typed);
  const request = await complete(concept, new Request(name, { spec, source, given }), mayAsk);
  const edited = await editSpec(source, concept.edit(request));
  const reason = `${concept.name} ${name} added`;
  return writeEdit({ command: 'generate', reason, source, edited }, cwd, options);
}

function askName(concept: Concept, unnamed: Request, mayAsk: boolean): Promise<string> {
  const { name, nameCase, names } = concept;
  if (!mayAsk) {
    throw new PlinthError('NO_TERMINAL', 'the name is not said, and nobody can be asked here', {
      hint: `give it as the argument: plinth generate ${name} <name>`,
    });
  }
  const message = `Name of the ${name}`;
  const known = names?.(unnamed) ?? [];
  if (known.length > 0) {
    const choices = known.map((one) => ({ title: one, value: one }));
    return ask({ type: 'select', message, choices });
  }
  return ask({
    type: 'text',
    message,
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
