import type { Aggregate } from '../model/aggregate.ts';
import type { Command } from '../model/command.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Route } from '../model/route.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames, commandMethod } from './aggregate-names.ts';
import { accessOf } from './command-access.ts';
import { declaredErrors } from './command-errors.ts';
import { type Handling, handlingView } from './command-handling.ts';
import type { Requested } from './command-request.ts';
import { sentIn } from './command-route.ts';
import { paramsSchema, resultSchema, sentSchema } from './command-schema.ts';
import { type CommandScope, commandScopes } from './command-scope.ts';
import { stringLiteral } from './escape.ts';
import { genericsText } from './generics-text.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, pascal, sentence } from './names.ts';
import { elements, properties } from './parameters.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { jsonText } from './schema-text.ts';
import type { JsonObject } from './type-schema.ts';

/** A command that has a route. */
export type RoutedScope = CommandScope & { readonly command: Command & { readonly http: Route } };

const hasRoute = (scope: CommandScope): scope is RoutedScope => scope.command.http !== undefined;

/** The commands of an aggregate that callers reach. */
export const routedCommands = (
  model: Model,
  context: Context,
  aggregate: Aggregate,
): readonly RoutedScope[] =>
  commandScopes(model, context)
    .filter((scope) => scope.aggregate === aggregate)
    .filter(hasRoute);

/** Where the functions that read the requests of an aggregate's commands are. */
export const requestsFile = ({ context, name }: Aggregate): string =>
  layerFile(context ?? '', 'presentation', `${name}Requests`);

export const requestedOf = ({ command, aggregate, context, file }: RoutedScope): Requested => ({
  name: command.name,
  input: command.input,
  partial: command.partial,
  http: command.http,
  context: context.name,
  file,
  requests: requestsFile(aggregate),
  root: aggregate,
});

/** A property of a route's schema, as it stands there. */
export const schemaLine = (key: string, schema: JsonObject): string =>
  `          ${key}: ${jsonText(schema, { indent: 10, column: 12 + key.length, after: ',' })},`;

/** What describes requests and answers. */
export function schemaLines(
  requested: Requested,
  returns: Command['returns'],
  model: Model,
): readonly string[] {
  const { http, root, partial } = requested;
  const params = paramsSchema(requested, root?.identity.field, model);
  const sent = sentSchema(requested, { model, partial });
  const key = sentIn(requested) === 'body' ? 'body' : 'querystring';
  const answer = resultSchema(returns, requested, model);
  return [
    ...(params === undefined ? [] : [schemaLine('params', params)]),
    ...(sent === undefined ? [] : [schemaLine(key, sent)]),
    schemaLine('response', { [http.status]: answer }),
  ];
}

/** Whether nothing is left once it is done. */
const isEnding = ({ state }: Command): boolean =>
  state.to.length > 0 && state.to.every((to) => to === 'deleted');

function handlingOf(scope: RoutedScope): Handling {
  const { command, aggregate, message, model } = scope;
  const { state, target } = command;
  const isDemanded = state.creates && model.http.etag === 'required';
  return {
    requested: requestedOf(scope),
    message,
    returns: command.returns,
    creates: state.creates,
    versioned: state.changes && isDemanded ? 'demanded' : state.changes,
    ends: isEnding(command),
    hasId: target.kind === 'id' || (target.kind === 'new' && aggregate.identity.made === 'given'),
  };
}

function configOf(scope: RoutedScope): { text: string; imports: readonly Import[] } {
  const { command, file } = scope;
  const { creates, changes } = command.state;
  const access = accessOf(scope);
  const errors = declaredErrors([scope], { isSent: false });
  return {
    text: properties([
      ...(access === undefined ? [] : [`allow: ${access.name}`]),
      ...(changes ? ['ifMatch: true'] : []),
      ...(creates ? [changes ? 'mayCreate: true' : 'creates: true'] : []),
      ...(isEnding(command) && command.http.method !== 'DELETE' ? ['ends: true'] : []),
      ...(changes ? ['idempotent: true'] : []),
      ...(errors.names.length > 0 ? [`errors: ${elements(errors.names)}`] : []),
    ]),
    imports: [...errors.imports, ...(access ? [{ name: access.name, from: file }] : [])],
  };
}

/** One route of a controller, and what it needs imported. */
export interface RoutePart {
  readonly view: View;
  readonly imports: readonly Import[];
}

/** The controller holds the bus under one of these names. */
const routeName = (name: string): string => (name === 'commands' ? 'commandsRoute' : name);

function routeOf(scope: RoutedScope): RoutePart {
  const { command, names, model, message, file } = scope;
  const { http } = command;
  const handling = handlingView(handlingOf(scope));
  const config = configOf(scope);
  const method = http.method.toLowerCase();
  return {
    view: {
      name: routeName(commandMethod(command, names)),
      method,
      generics: genericsText(method, handling.generics),
      path: stringLiteral(http.path),
      operation: camel(`${command.name} ${pascal(names.type)}`),
      summary: stringLiteral(sentence(command.name)),
      description: command.description === undefined ? '' : stringLiteral(command.description),
      schema: schemaLines(requestedOf(scope), command.returns, model),
      config: config.text,
      statements: handling.statements,
      usesReply: handling.usesReply,
    },
    imports: [{ name: message, from: file }, ...handling.imports, ...config.imports],
  };
}

/** `presentation/account-controller.ts`: the routes of an aggregate's commands; none without any. */
export function planAggregateController(
  model: Model,
  context: Context,
  aggregate: Aggregate,
): readonly PlannedFile[] {
  const routes = routedCommands(model, context, aggregate).map(routeOf);
  if (routes.length === 0) return [];
  const path = aggregateFiles(aggregate).controller;
  const { type } = aggregateNames(aggregate);
  const imports: readonly Import[] = [
    { name: 'CommandBus', from: '@plinth/runtime/cqrs', type: true },
    { name: 'Server', from: '@plinth/runtime/controllers', type: true },
    ...routes.flatMap((route) => route.imports),
  ];
  return [
    {
      path,
      id: `${aggregate.id}#controller`,
      was: aggregate.was === undefined ? undefined : `${context.name}.${aggregate.was}#controller`,
      template: 'app/src/contexts/__context__/presentation/__aggregate__-controller.ts',
      view: {
        imports: renderImports(imports, path),
        name: `${type}Controller`,
        tag: stringLiteral(context.name),
        routes: routes.map(({ view }) => view),
      },
    },
  ];
}
