import type { Binding } from '../model/declaration.ts';
import { allowConstant } from './allow-rule.ts';
import type { ApplicationCommandScope } from './application-command-scope.ts';
import { type CommandAccess, isInput } from './command-access.ts';
import { fieldsType } from './command-fields.ts';
import { usesActor } from './expression-names.ts';
import { camel } from './names.ts';

const names = ({ kind, name }: Binding): string =>
  kind === 'actor' ? 'actor' : kind === 'whole' ? 'input' : `input.${name}`;

/** Who may send an application command over HTTP; undefined: nobody is asked who he is. */
export function applicationAccess({
  command,
  model,
  context,
}: ApplicationCommandScope): CommandAccess | undefined {
  if (model.auth === undefined || command.http === undefined) return undefined;
  const conditions = command.allow.flatMap(({ condition }) => condition ?? []);
  const usesInput = conditions.some(({ bindings }) => [...bindings.values()].some(isInput));
  const name = `${camel(command.name)}Access`;
  const param = usesInput ? 'input' : '_';
  const { text, imports } = allowConstant({
    name,
    subject: usesInput ? `<${fieldsType(command)}>` : '',
    allow: command.allow,
    params: (condition) => (usesActor(condition) ? `${param}, actor` : param),
    names,
    context: context.name,
  });
  return {
    name,
    text,
    imports,
    check: (input) =>
      conditions.length === 0 ? '' : `${name}.check(${usesInput ? input : 'undefined'});`,
  };
}
