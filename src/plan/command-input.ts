import type { Command } from '../model/command.ts';
import { inputType } from './aggregate-names.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { decisionOf } from './command-decision.ts';
import { docComment } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { type LookedUp, letType } from './let-type.ts';
import { memberText } from './member-layout.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';

interface Input {
  readonly type: string;
  readonly members: readonly string[];
  readonly interfaces: readonly LookedUp[];
  readonly imports: readonly Import[];
}

function inputOf(command: Command, context: string | undefined): Input {
  const fields = command.input.map((field) => {
    const { text, imports } = typeText(field, { form: 'domain', context });
    const doc = docComment(field.description, 2);
    return { line: doc + memberText(propertyName(field.name), text), imports, interfaces: [] };
  });
  const decided = new Set(decisionOf(command).lets);
  const lets = command.lets
    .filter(({ name }) => decided.has(name))
    .map((one) => {
      const { text, imports, interfaces } = letType(one, command, context);
      return { line: memberText(propertyName(one.name), text), imports, interfaces };
    });
  const members = [...fields, ...lets];
  return {
    type: inputType(command),
    members: members.map(({ line }) => line),
    interfaces: members.flatMap(({ interfaces }) => interfaces),
    imports: members.flatMap(({ imports }) => imports),
  };
}

/** `domain/account/inputs.ts`: what the commands decide by; none where they are given nothing. */
export function planCommandInputs(scope: AggregateScope): readonly PlannedFile[] {
  const { aggregate, files } = scope;
  const inputs = aggregate.commands
    .filter((command) => decisionOf(command).takesInput)
    .map((command) => inputOf(command, aggregate.context));
  if (inputs.length === 0) return [];
  const imports = renderImports(
    inputs.flatMap((input) => input.imports),
    files.inputs,
  );
  return [
    aggregateFile(scope, {
      role: 'inputs',
      path: files.inputs,
      template: 'domain/__aggregate__/inputs.ts',
      view: {
        imports,
        interfaces: inputs.flatMap(({ type, members, interfaces }) => [
          ...interfaces,
          { type, members },
        ]),
      },
    }),
  ];
}
