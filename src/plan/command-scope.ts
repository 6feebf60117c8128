import type { Aggregate } from '../model/aggregate.ts';
import type { Command } from '../model/command.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { commandFile } from './aggregate-files.ts';
import {
  type AggregateNames,
  aggregateNames,
  commandType,
  handlerType,
} from './aggregate-names.ts';
import { kebab } from './names.ts';
import { oncePer } from './once-per.ts';
import type { PlannedFile, View } from './planned-file.ts';

/** One command of an aggregate with all that its files are planned from. */
export interface CommandScope {
  readonly model: Model;
  readonly context: Context;
  readonly aggregate: Aggregate;
  readonly command: Command;
  /** What the aggregate is called. */
  readonly names: AggregateNames;
  /** @example 'WithdrawCommand' */
  readonly message: string;
  /** @example 'WithdrawHandler' */
  readonly handler: string;
  /** Where both are. */
  readonly file: string;
  /** What it is known by where repeats are remembered. @example 'accounts.account.withdraw' */
  readonly key: string;
}

interface Place {
  readonly model: Model;
  readonly context: Context;
  readonly aggregate: Aggregate;
}

const makeScope = ({ model, context, aggregate }: Place, command: Command): CommandScope => {
  const names = aggregateNames(aggregate);
  return {
    model,
    context,
    aggregate,
    command,
    names,
    message: commandType(command),
    handler: handlerType(command),
    file: commandFile(aggregate, command),
    key: `${names.category}.${kebab(command.name)}`,
  };
};

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly CommandScope[] =>
    context.aggregates.flatMap((aggregate) =>
      aggregate.commands.map((command) => makeScope({ model, context, aggregate }, command)),
    ),
  ),
);

/** The commands of all aggregates of a context, in the order of the spec; the same scopes each time. */
export const commandScopes = (model: Model, context: Context): readonly CommandScope[] =>
  scopesIn(model)(context);

/** A file of a command, known by what it is for. */
export interface CommandFile {
  readonly role: string;
  readonly path: string;
  /** Below the context's folder. */
  readonly template: string;
  readonly view: View;
}

/** @example 'Accounts.Account.Withdraw#command' */
export function commandFileOf(
  { aggregate, command }: CommandScope,
  file: CommandFile,
): PlannedFile {
  const { role, path, template, view } = file;
  const { context } = aggregate;
  const isRenamed = command.was !== undefined || aggregate.was !== undefined;
  const former = `${context}.${aggregate.was ?? aggregate.name}.${command.was ?? command.name}`;
  return {
    path,
    id: `${command.id}#${role}`,
    was: isRenamed ? `${former}#${role}` : undefined,
    template: `app/src/contexts/__context__/${template}`,
    view,
  };
}
