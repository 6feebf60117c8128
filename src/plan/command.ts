import { aggregateFiles } from './aggregate-files.ts';
import { inputType } from './aggregate-names.ts';
import { accessOf } from './command-access.ts';
import { type Body, bodyOf } from './command-body.ts';
import { decisionOf, inputBefore } from './command-decision.ts';
import { type Commanded, type CommandInput, commandInput } from './command-fields.ts';
import { namedFirst } from './command-load.ts';
import { handlerPorts, isOneUnit } from './command-ports.ts';
import { commandResult } from './command-result.ts';
import { type CommandScope, commandFileOf } from './command-scope.ts';
import { isSentWithId } from './command-senders.ts';
import { computedImports } from './computed-imports.ts';
import { docComment, stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { oncePer } from './once-per.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';

/** The state fields whose values stand for what is left out; what is needed to find it never is. */
function keptOf(scope: CommandScope): ReadonlySet<string> {
  const { command, aggregate } = scope;
  const { partial, input } = command;
  if (!partial) return new Set();
  const fields = new Set(aggregate.fields.map(({ name }) => name));
  const asked = namedFirst(scope);
  const names = input.map(({ name }) => name);
  return new Set(names.filter((name) => fields.has(name) && !asked.has(name)));
}

/** What the message of a command carries, and how its handler reads it. */
export const commandInputOf = oncePer(
  (scope: CommandScope): CommandInput => commandInput(commandedOf(scope), scope.context.name),
);

function commandedOf(scope: CommandScope): Commanded {
  const { command, aggregate, names } = scope;
  const kept = keptOf(scope);
  const state = { name: names.state, from: aggregateFiles(aggregate).state, type: true };
  return {
    name: command.name,
    input: command.input,
    given: inputBefore(command, inputType(command)),
    kept,
    ...(kept.size > 0 && { state }),
  };
}

/** A property of the message, a parameter of its constructor. */
export interface MessagePart {
  readonly name: string;
  readonly type: string;
  /** It may be left out. */
  readonly isOptional: boolean;
  readonly imports: readonly Import[];
}

/**
 * What a message is made of: the id where the caller knows it, the fields, the version expected; an
 * id last where only some callers say it.
 */
export function messageParts(scope: CommandScope, input: CommandInput): readonly MessagePart[] {
  const { command, aggregate } = scope;
  const id = idTypeOf(aggregate);
  const isKnown =
    command.target.kind === 'id' ||
    (command.target.kind === 'new' && aggregate.identity.made === 'given');
  const parts: MessagePart[] = [];
  if (isKnown) {
    const imports = [{ name: id.name, from: id.file, type: true }];
    parts.push({ name: 'id', type: id.name, isOptional: false, imports });
  }
  if (input.type !== '') {
    parts.push({ name: 'fields', type: input.type, isOptional: false, imports: [] });
  }
  if (command.state.changes) {
    const imports = [{ name: 'ExpectedVersion', from: '@plinth/runtime/services', type: true }];
    parts.push({ name: 'expected', type: 'ExpectedVersion', isOptional: true, imports });
  }
  if (isSentWithId(scope)) {
    const imports = [{ name: id.name, from: id.file, type: true }];
    parts.push({ name: 'id', type: id.name, isOptional: true, imports });
  }
  return parts;
}

/** The body of `handle`: what is around the statements, and these. */
function handleView(scope: CommandScope, input: CommandInput, { before, within }: Body) {
  const { command } = scope;
  const { mayRefuse } = decisionOf(command);
  const isOnce = command.once !== undefined;
  const indentation = isOnce ? 8 : 6;
  const first = before.map(({ at }) => at(4));
  const statements = within.map(({ at }) => at(indentation));
  const usesId = [...first, ...statements].some((one) =>
    /\bid\b/.test(one.replace(/\w*\.id\b|\bid:/g, '')),
  );
  const parts = messageParts(scope, input).map(({ name }) => name);
  const used = parts.filter((name) => name !== 'id' || usesId);
  return {
    destructured: parameters(used.length === 0 ? [] : [`{ ${used.join(', ')} }: ${scope.message}`]),
    hasInput: input.method !== null && keptOf(scope).size === 0,
    isOnce,
    mayRefuse,
    isAsync: !isOneUnit(scope) || mayRefuse,
    before: first,
    statements,
  };
}

/** `application/commands/account/withdraw.ts`: the message and its handler. */
export function planCommand(scope: CommandScope): PlannedFile {
  const { command, message, handler, file } = scope;
  const input = commandInputOf(scope);
  const result = commandResult(scope);
  const access = accessOf(scope);
  const ports = handlerPorts(scope, input);
  const parts = messageParts(scope, input);
  const body = bodyOf({
    scope,
    keeps: keptOf(scope).size > 0,
    variable: input.method ? 'input' : 'fields',
  });
  const handle = handleView(scope, input, body);
  const runtime = (name: string, from: string, type = false): Import => ({
    name,
    from: `@plinth/runtime/${from}`,
    type,
  });
  const inputs = aggregateFiles(scope.aggregate).inputs;
  const imports: readonly Import[] = [
    runtime('Command', 'cqrs'),
    runtime('CommandHandler', 'cqrs', true),
    runtime('Versioned', 'repositories', true),
    ...(handle.mayRefuse ? [runtime('answered', 'cqrs')] : []),
    ...(input.method ? [{ name: inputType(command), from: inputs, type: true }] : []),
    ...input.memberImports,
    ...input.methodImports,
    ...result.imports,
    ...(access?.imports ?? []),
    ...ports.flatMap((port) => port.imports),
    ...parts.flatMap((part) => part.imports),
    ...[...body.before, ...body.within].flatMap((line) => line.imports),
    ...computedImports([...handle.statements, access?.text ?? ''], scope.aggregate),
  ];
  return commandFileOf(scope, {
    role: 'command',
    path: file,
    template: 'application/commands/__aggregate__/__command__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(command.description),
      message,
      handler,
      fieldsType: input.type,
      fields: input.members,
      result: result.type,
      resultMembers: result.members,
      access: access?.text ?? '',
      parts,
      params: parameters(
        parts.map(({ name, type, isOptional }) => `${name}${isOptional ? '?' : ''}: ${type}`),
      ),
      ports,
      portsType: `${handler}Ports`,
      scopeKey: handle.isOnce ? stringLiteral(scope.key) : '',
      handle,
      input: input.method,
    },
  });
}
