import type { Field } from '../model/declaration.ts';
import { letVariable } from './command-names.ts';
import type { CommandScope } from './command-scope.ts';
import { docComment } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { memberText } from './member-layout.ts';
import { pascal } from './names.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';

/** What a command answers, besides the version. */
export interface CommandResult {
  /** @example 'CreateResult', 'void' */
  readonly type: string;
  /** The members of its interface; empty: it has none of its own. */
  readonly members: readonly string[];
  readonly imports: readonly Import[];
}

const nothing: CommandResult = { type: 'void', members: [], imports: [] };

export function commandResult({ command, aggregate, context }: CommandScope): CommandResult {
  const { returns } = command;
  if (returns === undefined) return nothing;
  if (returns.kind === 'shape') {
    const { text, imports } = typeText(returns, { form: 'domain', context: context.name });
    return { type: text, members: [], imports };
  }
  const id = idTypeOf(aggregate);
  const typed = returns.fields.map((field) => ({
    field,
    ...(field === aggregate.identity.field
      ? { text: id.name, imports: [{ name: id.name, from: id.file, type: true }] }
      : typeText(field, { form: 'domain', context: context.name })),
  }));
  return {
    type: `${pascal(command.name)}Result`,
    members: typed.map(
      ({ field, text }) =>
        `${docComment(field.description, 2)}${memberText(propertyName(field.name), text)}`,
    ),
    imports: typed.flatMap(({ imports }) => imports),
  };
}

/** Where the value of a returned field comes from: `let`, input, then the state after the events. */
export function fillerOf(field: Field, scope: CommandScope, input: 'input' | 'fields'): string {
  const { command, aggregate, names } = scope;
  const { name } = field;
  if (command.lets.some((one) => one.name === name)) return letVariable(name, scope);
  if (command.input.some((one) => one.name === name)) return `${input}.${name}`;
  if (name === 'id') return `${names.one}.id`;
  const isState = name === 'status' || aggregate.fields.some((one) => one.name === name);
  if (isState) return `${names.one}.state.${name}`;
  return field.card === 'many' ? '[]' : 'null';
}
