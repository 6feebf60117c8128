import type { Command } from '../model/command.ts';
import type { Field } from '../model/declaration.ts';
import { letVariable } from './command-names.ts';
import type { CommandScope } from './command-scope.ts';
import { computedName } from './entity-computed.ts';
import { docComment } from './escape.ts';
import { type Identifier, idTypeOf } from './identifiers.ts';
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

/** What a command of either kind answers; `id`: the type of the field that is an instance's id. */
export function resultOf(
  { name, returns }: Pick<Command, 'name' | 'returns'>,
  context: string,
  id?: { readonly field: Field; readonly type: Identifier },
): CommandResult {
  if (returns === undefined) return nothing;
  const place = { form: 'domain', context } as const;
  if (returns.kind === 'shape') {
    const { text, imports } = typeText(returns, place);
    return { type: text, members: [], imports };
  }
  const typed = returns.fields.map((field) => ({
    field,
    ...(id !== undefined && field === id.field
      ? { text: id.type.name, imports: [{ name: id.type.name, from: id.type.file, type: true }] }
      : typeText(field, place)),
  }));
  return {
    type: `${pascal(name)}Result`,
    members: typed.map(
      ({ field, text }) =>
        `${docComment(field.description, 2)}${memberText(propertyName(field.name), text)}`,
    ),
    imports: typed.flatMap(({ imports }) => imports),
  };
}

export const commandResult = ({ command, aggregate, context }: CommandScope): CommandResult =>
  resultOf(command, context.name, {
    field: aggregate.identity.field,
    type: idTypeOf(aggregate),
  });

/** Where the value of a returned field comes from: `let`, input, then the state after the events. */
export function fillerOf(field: Field, scope: CommandScope, input: 'input' | 'fields'): string {
  const { command, aggregate, names } = scope;
  const { name } = field;
  if (command.lets.some((one) => one.name === name)) return letVariable(name, scope);
  if (command.input.some((one) => one.name === name)) return `${input}.${name}`;
  if (name === 'id') return `${names.one}.id`;
  const held = aggregate.fields.find((one) => one.name === name);
  if (held?.computed) return `${computedName(aggregate, name)}(${names.one}.state)`;
  if (held || name === 'status') return `${names.one}.state.${name}`;
  return field.card === 'many' ? '[]' : 'null';
}
