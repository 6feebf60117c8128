import type { Call } from '../model/call.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { applicationCommandFile } from './aggregate-files.ts';
import { commandInputOf, messageParts } from './command.ts';
import { commandScopes } from './command-scope.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { pascal } from './names.ts';
import { contractFile } from './paths.ts';
import type { Translating, Translation } from './translating.ts';
import { pathExpression, type TsExpression } from './ts-expression.ts';

/** Who sends something: what it sends may be of another context. */
interface Sender {
  readonly model: Model;
  readonly context: Context;
}

const homeOf = ({ context }: Call, { model }: Sender): Context | undefined =>
  model.contexts.find(({ name }) => name === context);

/** The command of an aggregate that a call sends; undefined: one of the application. */
function sentTo(one: Call, sender: Sender) {
  const home = homeOf(one, sender);
  return home && one.aggregate !== undefined
    ? commandScopes(sender.model, home).find(
        ({ command, aggregate }) => command.name === one.name && aggregate.name === one.aggregate,
      )
    : undefined;
}

/** The command that a call sends; undefined: there is none. */
export const declaredCommand = (one: Call, sender: Sender) =>
  sentTo(one, sender)?.command ??
  homeOf(one, sender)?.commands.find(({ name }) => name === one.name);

/** Where a message is declared, whoever sends it. */
export function declaredMessage(one: Call, sender: Sender): Import {
  const target = sentTo(one, sender);
  if (target !== undefined) return { name: target.message, from: target.file };
  const home = homeOf(one, sender);
  const command = home?.commands.find(({ name }) => name === one.name);
  const from = command ? applicationCommandFile(command) : '';
  return { name: `${pascal(one.name)}Command`, from };
}

/** The message of a call, as the sender imports it. */
export function messageOf(one: Call, sender: Sender): Import {
  const declared = declaredMessage(one, sender);
  if (one.context === sender.context.name) return declared;
  return { ...declared, from: contractFile(one.context) };
}

/** Commands may have one name: then their messages say whose they are. */
export function messagesOf(calls: readonly Call[], sender: Sender): readonly Import[] {
  const messages = calls.map((one) => messageOf(one, sender));
  return messages.map((message, at) => {
    const twins = messages.some(
      (other) => other.name === message.name && other.from !== message.from,
    );
    const owner = calls[at]?.aggregate ?? calls[at]?.context ?? '';
    return twins
      ? { ...message, as: message.name.replace(/Command$/, `${owner}Command`) }
      : message;
  });
}

interface Making extends Sender {
  readonly message: Import;
  readonly options: Translating;
}

const emptyObject: TsExpression = { kind: 'object', items: [] };

/** @example 'new ShipCommand(input.order, { trackingNo: input.trackingNo })' */
export function madeMessage(one: Call, { message, options, ...sender }: Making): Translation {
  const [id, input] = [one.id, one.input].map((value) => value && translate(value, options));
  const target = sentTo(one, sender);
  const parts = target ? messageParts(target, commandInputOf(target)).map(({ name }) => name) : [];
  const given = target
    ? parts.map((name) => {
        if (name === 'id') return id;
        return name === 'fields' ? (input ?? { node: emptyObject, imports: [] }) : undefined;
      })
    : [input];
  const args = given
    .slice(0, given.findLastIndex((part) => part !== undefined) + 1)
    .map((part) => part?.node ?? pathExpression('undefined'));
  const callee = pathExpression(message.as ?? message.name);
  return {
    node: { kind: 'new', callee, args },
    imports: [message, ...given.flatMap((part) => part?.imports ?? [])],
  };
}
