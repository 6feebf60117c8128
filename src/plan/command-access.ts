import type { Binding, BoundExpression } from '../model/declaration.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { inputType } from './aggregate-names.ts';
import { allowConstant } from './allow-rule.ts';
import { inputBefore } from './command-decision.ts';
import type { CommandScope } from './command-scope.ts';
import { computedName } from './entity-computed.ts';
import { usesActor } from './expression-names.ts';
import type { Import } from './imports.ts';
import { camel, pascal } from './names.ts';
import { oncePer } from './once-per.ts';

/** What a condition of `allow` looks at besides the actor. */
type Subject = 'nothing' | 'actor' | 'input' | 'state' | 'both';

export interface CommandAccess {
  /** @example 'withdrawAccess' */
  readonly name: string;
  /** The whole declaration, the type of what it looks at included. */
  readonly text: string;
  readonly imports: readonly Import[];
  /** The statement that checks the conditions; `''`: there are none. */
  readonly check: (input: string) => string;
}

export const isInput = ({ kind, name }: Binding): boolean =>
  kind === 'input' || (kind === 'whole' && name === '$input');

const isState = ({ kind, name }: Binding): boolean =>
  kind === 'state' || (kind === 'whole' && name === '$state');

function subjectOf({ command }: CommandScope): Subject {
  const conditions = command.allow.flatMap(({ condition }) => condition ?? []);
  if (conditions.length === 0) return 'nothing';
  const bindings = conditions.flatMap((condition) => [...condition.bindings.values()]);
  const [input, state] = [bindings.some(isInput), bindings.some(isState)];
  if (input && state) return 'both';
  if (input) return 'input';
  return state ? 'state' : 'actor';
}

const namesOf =
  ({ aggregate }: CommandScope) =>
  ({ kind, name, ...binding }: Binding): string => {
    if (kind === 'actor') return 'actor';
    if (kind === 'whole') return name === '$input' ? 'input' : 'state';
    if (kind !== 'state') return `input.${name}`;
    const isComputed = 'field' in binding && binding.field?.computed !== undefined;
    return isComputed ? `${computedName(aggregate, name)}(state)` : `state.${name}`;
  };

const paramOf: Readonly<Record<Subject, string>> = {
  nothing: '_',
  actor: '_',
  input: 'input',
  state: 'state',
  both: '{ input, state }',
};

const askedName = ({ command }: CommandScope): string => `${pascal(command.name)}Asked`;

function typeOf(scope: CommandScope, subject: Subject): string {
  if (subject === 'both') return `<${askedName(scope)}>`;
  if (subject === 'input') return `<${inputBefore(scope.command, inputType(scope.command))}>`;
  return subject === 'state' ? `<${scope.names.state}>` : '';
}

function askedType(scope: CommandScope, subject: Subject): string {
  if (subject !== 'both') return '';
  const members = [
    `  readonly input: ${inputBefore(scope.command, inputType(scope.command))};`,
    `  readonly state: ${scope.names.state};`,
  ];
  return `/** What decides who may do it. */\nexport interface ${askedName(scope)} {\n${members.join('\n')}\n}\n\n`;
}

function checkOf({ names }: CommandScope, subject: Subject, access: string) {
  const state = `${names.one}.state`;
  return (input: string): string => {
    switch (subject) {
      case 'nothing':
        return '';
      case 'actor':
        return `${access}.check(undefined);`;
      case 'input':
        return `${access}.check(${input});`;
      case 'state':
        return `${access}.check(${state});`;
      case 'both':
        return `${access}.check({ ${input === 'input' ? '' : 'input: '}${input}, state: ${state} });`;
    }
  };
}

/** Who may send a command over HTTP; undefined: nobody is asked who he is. */
export const accessOf = oncePer((scope: CommandScope): CommandAccess | undefined => {
  const { command, model, aggregate } = scope;
  if (model.auth === undefined || command.http === undefined) return undefined;
  const subject = subjectOf(scope);
  const name = `${camel(command.name)}Access`;
  const params = (condition: BoundExpression): string =>
    usesActor(condition) ? `${paramOf[subject]}, actor` : paramOf[subject];
  const { text, imports } = allowConstant({
    name,
    subject: typeOf(scope, subject),
    allow: command.allow,
    params,
    names: namesOf(scope),
    context: scope.context.name,
  });
  const files = aggregateFiles(aggregate);
  const type = (one: string, from: string): Import => ({ name: one, from, type: true });
  return {
    name,
    text: askedType(scope, subject) + text,
    imports: [
      ...imports,
      ...(subject === 'input' || subject === 'both'
        ? [type(inputType(command), files.inputs)]
        : []),
      ...(subject === 'state' || subject === 'both' ? [type(scope.names.state, files.state)] : []),
    ],
    check: checkOf(scope, subject, name),
  };
});
