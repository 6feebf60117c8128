import type { BoundExpression, Field } from '../model/declaration.ts';
import { calledBy, callsIn, rootPort } from './command-calls.ts';
import type { CommandInput } from './command-fields.ts';
import { usedLets } from './command-lets.ts';
import type { CommandScope } from './command-scope.ts';
import { referencesIn } from './entity-references.ts';
import type { Port } from './entity-service.ts';
import { usesClock } from './expression-names.ts';

const runtime = (name: string, type: string, from: string): Port => ({
  name,
  type,
  imports: [{ name: type, from: `@plinth/runtime/${from}`, type: true }],
});

export const unitOfWorkPort = runtime('unitOfWork', 'UnitOfWork', 'services');
export const handledPort = runtime('handled', 'HandledCommands', 'cqrs');
export const clockPort = runtime('clock', 'Clock', 'domain');
export const busPort = runtime('commands', 'CommandBus', 'cqrs');

/** Each port once, by its name. */
export function oncePerPort(ports: readonly Port[]): readonly Port[] {
  const known = new Map(ports.map((port) => [port.name, port]));
  return [...known.values()];
}

/** The expressions that a handler itself evaluates. */
export function handlerExpressions({ command }: CommandScope): readonly BoundExpression[] {
  const { lets, returns, target } = command;
  const fields: readonly Field[] = returns?.kind === 'fields' ? returns.fields : [];
  const used = usedLets(command);
  return [
    ...lets.filter(({ name }) => used.has(name)).map(({ value }) => value),
    ...fields.flatMap(({ computed }) => computed ?? []),
    ...('value' in target ? [target.value] : []),
  ];
}

/** Whether a `let` asks somebody: then it is awaited before the unit of work begins. */
export const awaitsLets = ({ command }: CommandScope): boolean =>
  command.lets.some(({ value }) => callsIn(value).length > 0);

/** Everything is done in the unit of work, but where `let`s wait for others: then what is decided is only saved in it. */
export const isOneUnit = (scope: CommandScope): boolean =>
  scope.command.once !== undefined || !awaitsLets(scope);

/** What the handler of a command is made with. */
export function handlerPorts(scope: CommandScope, input: CommandInput): readonly Port[] {
  const { aggregate, command } = scope;
  const expressions = handlerExpressions(scope);
  const called = expressions.flatMap(callsIn).flatMap((one) => calledBy(one, scope)?.port ?? []);
  const timed = input.usesClock || expressions.some(usesClock);
  return oncePerPort([
    unitOfWorkPort,
    ...(command.once ? [handledPort] : []),
    ...(timed ? [clockPort] : []),
    rootPort(aggregate, scope),
    ...referencesIn(command.input, 'input').map(({ target }) => rootPort(target, scope)),
    ...called,
  ]);
}
