import type { ApplicationCommand } from '../model/application-command.ts';
import type { Consume, ConsumedMessage } from '../model/consume.ts';
import type { Context } from '../model/context.ts';
import { pascal } from './names.ts';
import { oncePer } from './once-per.ts';

/** A message that comes in, and the command that it becomes. */
export interface MessageCommand {
  readonly consume: Consume;
  readonly consumed: ConsumedMessage;
  readonly command: ApplicationCommand;
}

/** @example 'HandleCreateOrder', or 'HandleOrderCommandsCreateOrder' where that is taken */
function commandName({ type }: ConsumedMessage, consume: Consume, { commands, consumes }: Context) {
  const name = `Handle${pascal(type)}`;
  const all = [
    ...commands.map((one) => one.name),
    ...consumes.flatMap(({ messages }) => messages.map((one) => `Handle${pascal(one.type)}`)),
  ];
  const isTaken = all.filter((one) => one === name).length > 1;
  return isTaken ? `Handle${pascal(consume.name)}${pascal(type)}` : name;
}

const bodyOf = ({ body }: ConsumedMessage): ApplicationCommand['body'] =>
  body.kind === 'code' ? body : { kind: 'do', calls: body.reaction.map(({ call }) => call) };

/**
 * What comes in becomes a command of the application: its handler does in one transaction what the
 * message is to lead to, and its key makes a message that comes again change nothing.
 */
export const messageCommands = oncePer((context: Context): readonly MessageCommand[] =>
  context.consumes.flatMap((consume) =>
    consume.messages.map((consumed) => ({
      consume,
      consumed,
      command: {
        kind: 'applicationCommand',
        id: `${consume.id}.${consumed.type}`,
        name: commandName(consumed, consume, context),
        context: context.name,
        description: undefined,
        was: undefined,
        at: consume.at,
        input: consumed.fields,
        body: bodyOf(consumed),
        returns: undefined,
        http: undefined,
        allow: [],
      },
    })),
  ),
);
