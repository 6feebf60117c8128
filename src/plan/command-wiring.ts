import type { Context } from '../model/context.ts';
import type { External } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { applicationInput } from './application-command.ts';
import { applicationPorts } from './application-command-ports.ts';
import {
  type ApplicationCommandScope,
  applicationCommandScopes,
} from './application-command-scope.ts';
import { call, statement } from './code-doc.ts';
import { commandInputOf } from './command.ts';
import { routedCommands } from './command-controller.ts';
import { handlerPorts } from './command-ports.ts';
import { type CommandScope, commandScopes } from './command-scope.ts';
import { channelControllers, channelPorts, consumersOf, publishersOf } from './consumer-wiring.ts';
import type { Port } from './entity-service.ts';
import { externalFile } from './external-types.ts';
import { handedOut, handedStreams, processList, sagaList, subscriptionList } from './handed-out.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { type Around, madeWith } from './made-with.ts';
import { camel } from './names.ts';
import { contractFile, domainFile } from './paths.ts';
import { policiesOf, processesOf, sagasOf, streamsOf } from './reacting-wiring.ts';
import { commandsItself, isCommandedByOthers } from './reaction-calls.ts';
import {
  type ContextPort,
  callWith,
  type Listed,
  type Made,
  typedPort,
  type Wiring,
} from './wiring.ts';

/** A message and its handler, as this file calls them. */
interface Registered {
  readonly message: Import;
  readonly handler: Import;
  readonly ports: readonly Port[];
  readonly isCode: boolean;
}

/** Commands of one name are told apart by their aggregates. */
function named(name: string, from: string, { owner, isTwin }: { owner: string; isTwin: boolean }) {
  const [, start = name, end = ''] = /^(.*)(Command|Handler)$/.exec(name) ?? [];
  return { name, from, as: isTwin ? `${start}${owner}${end}` : undefined };
}

function registeredOf(context: Context, model: Model): readonly Registered[] {
  const own = commandScopes(model, context);
  const application = applicationCommandScopes(model, context);
  const all = [...own, ...application].map(({ message }) => message);
  const isTwin = (message: string): boolean => all.filter((one) => one === message).length > 1;
  const one = (scope: CommandScope | ApplicationCommandScope, owner: string) => {
    const of = { owner, isTwin: owner !== '' && isTwin(scope.message) };
    return {
      message: named(scope.message, scope.file, of),
      handler: named(scope.handler, scope.file, of),
    };
  };
  return [
    ...own.map((scope) => ({
      ...one(scope, scope.names.type),
      ports: handlerPorts(scope, commandInputOf(scope)),
      isCode: false,
    })),
    ...application.map((scope) => ({
      ...one(scope, ''),
      ports: applicationPorts(scope, applicationInput(scope)),
      isCode: scope.command.body.kind === 'code',
    })),
  ];
}

function registerText(one: Registered, around: Around): string {
  const { message, handler } = one;
  const made = madeWith(handler, one, around);
  return statement('', call('commands.register', message.as ?? message.name, made), 2);
}

/** The domain services that are asked. */
function servicesOf(context: Context, ports: readonly Port[]): readonly Made[] {
  const asked = new Set(ports.map(({ name }) => name));
  return context.domainServices
    .filter((service) => asked.has(camel(typeName(service))))
    .map((service) => {
      const name = typeName(service);
      return {
        text: statement(`const ${camel(name)} =`, [' ', call(`new ${name}`)], 2),
        imports: [{ name, from: domainFile(service) }],
      };
    });
}

/** A system outside, and the port of the context that it is handed in by. */
export interface ExternalAsked {
  readonly port: string;
  readonly external: External;
}

/** The systems outside that the handlers, policies and processors of a context call. */
export function externalsAsked(context: Context, model: Model): readonly ExternalAsked[] {
  const processors = streamsOf(context, model).flatMap((stream) => stream.processors);
  const all = [...registeredOf(context, model), ...policiesOf(context, model), ...processors];
  const asked = new Set(all.flatMap(({ ports }) => ports.map(({ name }) => name)));
  return context.externals
    .map((external) => ({ port: camel(typeName(external)), external }))
    .filter(({ port }) => asked.has(port));
}

const isForeign = ({ imports }: Port): boolean =>
  imports.some(({ from }) => from.endsWith('/contract.ts'));

/** Where the look-ups of other contexts are, by the ports that want them: a client may have the same name. */
function foreignPorts(ports: readonly Port[], { name }: Context, model: Model) {
  const others = new Map(
    model.contexts.filter((one) => one.name !== name).map((one) => [contractFile(one.name), one]),
  );
  const found = ports.filter(isForeign).flatMap((port) => {
    const home = others.get(port.imports[0]?.from ?? '');
    const isClient = port.type === `${home?.name}Client`;
    return home && !isClient ? [[port, `${camel(home.name)}.${port.name}`] as const] : [];
  });
  return new Map(found);
}

function controllersOf(context: Context, model: Model): readonly Listed[] {
  const ofAggregates = context.aggregates
    .filter((aggregate) => routedCommands(model, context, aggregate).length > 0)
    .map((aggregate): Listed => {
      const name = `${aggregateNames(aggregate).type}Controller`;
      return {
        doc: call(`new ${name}`, 'commands'),
        imports: [{ name, from: aggregateFiles(aggregate).controller }],
      };
    });
  const ofApplication = applicationCommandScopes(model, context)
    .filter(({ command }) => command.http !== undefined)
    .map(({ message, controller }): Listed => {
      const name = message.replace(/Command$/, 'Controller');
      return { doc: call(`new ${name}`, 'commands'), imports: [{ name, from: controller }] };
    });
  return [...ofAggregates, ...ofApplication, ...channelControllers(context, model)];
}

/** The bus of a context: made here, or where those can have it that send to it from other contexts. */
function busOf(context: Context, model: Model) {
  const cqrs = '@plinth/runtime/cqrs';
  if (isCommandedByOthers(context, model)) {
    const made: Made = { text: '  const { commands } = ports;', imports: [] };
    return { made, ports: [typedPort('commands', 'CommandBus', cqrs)] };
  }
  const isKeyed = commandsItself(context);
  const options = ['middleware: ports.middleware', ...(isKeyed ? ['keyed: ports.keyed'] : [])];
  const made: Made = {
    text: statement('const commands =', [' ', callWith('new CommandBus', options)], 2),
    imports: [{ name: 'CommandBus', from: cqrs }],
  };
  const middleware: ContextPort = {
    name: 'middleware',
    type: 'readonly CommandMiddleware[]',
    imports: [{ name: 'CommandMiddleware', from: cqrs, type: true }],
  };
  return {
    made,
    ports: [middleware, ...(isKeyed ? [typedPort('keyed', 'KeyedCalls', cqrs)] : [])],
  };
}

/** What the commands, policies, sagas, processes and streams of a context add to the file that wires it. */
export function commandWiring(context: Context, model: Model): Wiring {
  const registered = registeredOf(context, model);
  const subscribers = [
    ...policiesOf(context, model),
    ...consumersOf(context, model),
    ...publishersOf(context),
  ];
  const sagas = sagasOf(context, model);
  const processes = processesOf(context, model);
  const streams = streamsOf(context, model);
  const processors = streams.flatMap((stream) => stream.processors);
  const all = [...registered, ...subscribers, ...sagas, ...processes, ...processors];
  if (all.length === 0) return {};
  const ports = all.flatMap((one) => one.ports);
  const services = servicesOf(context, ports);
  const asked = ports.map(({ name }) => name);
  const externals = externalsAsked(context, model).map(({ port, external }) =>
    typedPort(port, typeName(external), externalFile(external)),
  );
  const foreign = foreignPorts(ports, context, model);
  const outside = new Set(externals.map(({ name }) => name));
  const isLocal = (port: Port): boolean => !isForeign(port) && !outside.has(port.name);
  const local = new Set(ports.filter(isLocal).map(({ name }) => name));
  const around = { local, foreign };
  const bus = registered.length === 0 ? undefined : busOf(context, model);
  return {
    ports: [
      ...(asked.includes('handled')
        ? [typedPort('handled', 'HandledCommands', '@plinth/runtime/cqrs')]
        : []),
      ...(bus?.ports ?? []),
      ...channelPorts(context),
      ...externals,
    ],
    usesClock: asked.includes('clock'),
    made: [
      ...services,
      ...(bus ? [bus.made] : []),
      ...registered.map((one) => ({
        text: registerText(one, around),
        imports: [one.message, one.handler],
      })),
    ],
    controllers: controllersOf(context, model),
    handed: [
      ...handedOut(subscribers, subscriptionList, around),
      ...handedOut(sagas, sagaList, around),
      ...handedOut(processes, processList, around),
      ...handedStreams(streams, around),
      ...(bus ? [{ name: 'commands', type: 'CommandBus', value: 'commands', imports: [] }] : []),
    ],
  };
}
