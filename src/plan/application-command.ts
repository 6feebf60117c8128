import type { Call } from '../model/call.ts';
import type { ConsumedMessage } from '../model/consume.ts';
import { applicationAccess } from './application-command-access.ts';
import { applicationNames, applicationPorts } from './application-command-ports.ts';
import {
  type ApplicationCommandScope,
  applicationCommandFileOf,
} from './application-command-scope.ts';
import { implementing } from './class-head.ts';
import { type CommandInput, commandInput } from './command-fields.ts';
import { madeMessage, messageOf, messagesOf } from './command-message.ts';
import { resultOf } from './command-result.ts';
import { printDoc } from './doc.ts';
import { docComment, stringLiteral } from './escape.ts';
import { usesActor } from './expression-names.ts';
import { translate } from './expression-translation.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, pascal } from './names.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { guardLine, type Lines, reactionLines } from './reaction-lines.ts';
import { statementLayout } from './statement-layout.ts';
import type { Translating } from './translating.ts';
import { call, pathExpression, type TsExpression } from './ts-expression.ts';
import { mayBeAbsent } from './type-schema.ts';
import { storedLines } from './value-fields.ts';

/** What a call sends, and the variable of what is answered to it; `''`: nobody asks for that. */
interface Sent {
  readonly message: Import;
  readonly variable: string;
}

function sendLine(one: Call, { message, variable }: Sent, scope: ApplicationCommandScope): Lines {
  const options = { names: applicationNames, context: scope.context.name, isCondition: false };
  const made = madeMessage(one, { ...scope, message, options });
  const sent: TsExpression = {
    kind: 'await',
    of: call(pathExpression('this.#commands.send'), [made.node]),
  };
  const head = variable === '' ? '' : `const { value: ${variable} } =`;
  const place = { indent: 6, column: 6 + head.length, after: ';' };
  const text = printDoc(statementLayout(sent, head === '' ? 'argument' : 'assign'), place);
  return {
    lines: [`      ${head}${text};`],
    imports: made.imports,
  };
}

interface Answer extends Lines {
  /** By the place of the call. */
  readonly variables: ReadonlyMap<number, string>;
}

/** Fields of a result are inputs, or what the calls answer, by name; others are written by hand. */
function answerOf({ command, context }: ApplicationCommandScope): Answer {
  const { returns, body, input } = command;
  const variables = new Map<number, string>();
  if (returns === undefined || body.kind === 'code') return { lines: [], imports: [], variables };
  const answers = body.calls.map(({ aggregate, name }) => {
    const owner = context.aggregates.find((one) => one.name === aggregate);
    const given = owner?.commands.find((one) => one.name === name)?.returns;
    return given?.kind === 'fields' ? given.fields.map((field) => field.name) : [];
  });
  const values = (returns.kind === 'fields' ? returns.fields : []).map(({ name }) => {
    if (input.some((one) => one.name === name)) return `${name}: input.${name}`;
    const at = answers.findLastIndex((names) => names.includes(name));
    if (at === -1) return undefined;
    const variable = `${camel(body.calls[at]?.name ?? '')}Answer`;
    variables.set(at, variable);
    return `${name}: ${variable}.${name}`;
  });
  if (values.length === 0 || values.includes(undefined)) {
    return {
      lines: [`      throw new NotImplemented(${stringLiteral(command.id)});`],
      imports: [{ name: 'NotImplemented', from: '@plinth/runtime/domain' }],
      variables: new Map(),
    };
  }
  return { lines: [`      return { ${values.join(', ')} };`], imports: [], variables };
}

/** What a message leads to: for each element of a list, where it says so. */
function consumedLines(consumed: ConsumedMessage, scope: ApplicationCommandScope): Lines {
  const { when, forEach, body } = consumed;
  const { model, context } = scope;
  const translating = (isCondition: boolean): Translating => ({
    names: applicationNames,
    context: context.name,
    isCondition,
  });
  const reacting = { model, context, translating, indent: forEach ? 8 : 6 };
  const guard = when && guardLine(when, reacting, forEach ? 'continue;' : 'return;');
  const sent = body.kind === 'do' ? reactionLines(body.reaction, reacting) : undefined;
  const list = forEach && translate(forEach.of, translating(false));
  const head = `for (const ${forEach?.name} of `;
  const place = { indent: 6, column: 6 + head.length, after: ') {' };
  return {
    lines: [
      ...(list ? [`      ${head}${printDoc(statementLayout(list.node, 'if'), place)}) {`] : []),
      ...(guard?.lines ?? []),
      ...(sent?.lines ?? []),
      ...(list ? ['      }'] : []),
    ],
    imports: [list, guard, sent].flatMap((one) => one?.imports ?? []),
  };
}

/** The calls, one after the other in one transaction. */
function sendLines(scope: ApplicationCommandScope): Lines {
  if (scope.consumed) return consumedLines(scope.consumed, scope);
  const { body } = scope.command;
  const calls = body.kind === 'do' ? body.calls : [];
  const messages = messagesOf(calls, scope);
  const answer = answerOf(scope);
  const sent = calls.map((one, at) => {
    const message = messages[at] ?? messageOf(one, scope);
    const variable = answer.variables.get(at) ?? '';
    return sendLine(one, { message, variable }, scope);
  });
  const actor = calls.some(({ id, input }) => [id, input].some((one) => one && usesActor(one)));
  return {
    lines: [
      ...(actor ? ['      const actor = currentActor();'] : []),
      ...sent.flatMap(({ lines }) => lines),
      ...answer.lines,
    ],
    imports: [
      ...answer.imports,
      ...(actor ? [{ name: 'currentActor', from: '@plinth/runtime/auth' }] : []),
      ...sent.flatMap(({ imports }) => imports),
    ],
  };
}

/** What the message carries, and how its handler reads it: what is written by hand does that too. */
export function applicationInput({ command, context }: ApplicationCommandScope): CommandInput {
  const { name, input, body } = command;
  const isCompleted = input.some(mayBeAbsent);
  const given = isCompleted ? { given: `${pascal(name)}Input` } : {};
  const whole = commandInput({ name, input, ...given }, context.name);
  return body.kind === 'code' ? { ...whole, method: null, methodImports: [] } : whole;
}

function inputView(scope: ApplicationCommandScope, input: CommandInput) {
  const { command, context } = scope;
  const isOwn = input.method !== null && input.given !== input.type;
  const members = isOwn ? storedLines(command.input, context.name) : { lines: [], imports: [] };
  return { name: isOwn ? input.given : '', members: members.lines, imports: members.imports };
}

const runtime = (name: string, from: string, type = false): Import => ({
  name,
  from: `@plinth/runtime/${from}`,
  type,
});

/** `application/commands/move.ts`: the message and its handler. */
export function planApplicationCommand(scope: ApplicationCommandScope): PlannedFile {
  const { command, message, handler, file } = scope;
  const isCode = command.body.kind === 'code';
  const input = applicationInput(scope);
  const own = inputView(scope, input);
  const result = resultOf(command, scope.context.name);
  const access = applicationAccess(scope);
  const ports = applicationPorts(scope, input);
  const sent = sendLines(scope);
  const imports: readonly Import[] = [
    runtime('Command', 'cqrs'),
    runtime('CommandHandler', 'cqrs', true),
    ...(isCode ? [runtime('NotImplemented', 'domain')] : []),
    ...input.memberImports,
    ...input.methodImports,
    ...own.imports,
    ...result.imports,
    ...(access?.imports ?? []),
    ...ports.flatMap((port) => port.imports),
    ...sent.imports,
  ];
  return applicationCommandFileOf(scope, {
    role: 'command',
    path: file,
    template: 'application/commands/__command__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(command.description),
      message,
      handler: implementing(handler, `CommandHandler<${message}>`),
      fieldsType: input.type,
      fields: input.members,
      own: own.name,
      ownMembers: own.members,
      result: result.type,
      resultMembers: result.members,
      access: access?.text ?? '',
      check: access?.check(input.method ? 'input' : 'fields') ?? '',
      isCode,
      stub: stringLiteral(command.id),
      ports,
      portsType: `${handler}Ports`,
      params: parameters(input.type === '' ? [] : [`{ fields }: ${message}`]),
      statements: sent.lines,
      input: input.method,
    },
  });
}
