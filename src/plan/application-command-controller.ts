import type { ApplicationCommand } from '../model/application-command.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Route } from '../model/route.ts';
import { applicationAccess } from './application-command-access.ts';
import {
  type ApplicationCommandScope,
  applicationCommandFileOf,
  applicationCommandScopes,
} from './application-command-scope.ts';
import { schemaLines } from './command-controller.ts';
import { declaredErrors } from './command-errors.ts';
import { handlingView } from './command-handling.ts';
import type { Requested } from './command-request.ts';
import { planRequests } from './command-requests.ts';
import { commandScopes } from './command-scope.ts';
import { stringLiteral } from './escape.ts';
import { formerId } from './former-id.ts';
import { genericsText } from './generics-text.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, sentence } from './names.ts';
import { elements, properties } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';

type RoutedScope = ApplicationCommandScope & {
  readonly command: ApplicationCommand & { readonly http: Route };
};

const hasRoute = (scope: ApplicationCommandScope): scope is RoutedScope =>
  scope.command.http !== undefined;

const requestedOf = ({ command, context, file, requests }: RoutedScope): Requested => ({
  name: command.name,
  input: command.input,
  partial: false,
  http: command.http,
  context: context.name,
  file,
  requests,
  root: undefined,
});

/** What the commands that it sends may answer. */
function errorsOf(scope: RoutedScope) {
  const { command, model, context } = scope;
  const calls = command.body.kind === 'do' ? command.body.calls : [];
  const targets = commandScopes(model, context).filter((one) =>
    calls.some(
      ({ name, aggregate }) => one.command.name === name && one.aggregate.name === aggregate,
    ),
  );
  return declaredErrors(targets, { isSent: true });
}

function configOf(scope: RoutedScope): { text: string; imports: readonly Import[] } {
  const access = applicationAccess(scope);
  const errors = errorsOf(scope);
  const isCode = scope.command.body.kind === 'code';
  const names = [...errors.names, ...(isCode ? ["'NotImplemented'"] : [])];
  return {
    text: properties([
      ...(access === undefined ? [] : [`allow: ${access.name}`]),
      'idempotent: true',
      ...(names.length > 0 ? [`errors: ${elements(names)}`] : []),
    ]),
    imports: [...errors.imports, ...(access ? [{ name: access.name, from: scope.file }] : [])],
  };
}

function planController(scope: RoutedScope): PlannedFile {
  const { command, context, message, file, controller: path, model } = scope;
  const requested = requestedOf(scope);
  const handling = handlingView({
    requested,
    message,
    returns: command.returns,
    creates: false,
    versioned: false,
    ends: false,
    hasId: false,
  });
  const config = configOf(scope);
  const method = command.http.method.toLowerCase();
  const imports: readonly Import[] = [
    { name: 'CommandBus', from: '@plinth/runtime/cqrs', type: true },
    { name: 'Server', from: '@plinth/runtime/controllers', type: true },
    { name: message, from: file },
    ...handling.imports,
    ...config.imports,
  ];
  return applicationCommandFileOf(scope, {
    role: 'controller',
    path,
    template: 'presentation/__command__-controller.ts',
    view: {
      imports: renderImports(imports, path),
      name: `${message.replace(/Command$/, '')}Controller`,
      route: {
        tag: stringLiteral(context.name),
        method,
        generics: genericsText(method, handling.generics),
        path: stringLiteral(command.http.path),
        operation: camel(command.name),
        summary: stringLiteral(sentence(command.name)),
        description: command.description === undefined ? '' : stringLiteral(command.description),
        schema: schemaLines(requested, command.returns, model),
        config: config.text,
        statements: handling.statements,
        usesReply: handling.usesReply,
      },
    },
  });
}

/** The controllers of application commands, and what reads their requests. */
export const planApplicationControllers = (
  model: Model,
  context: Context,
): readonly PlannedFile[] =>
  applicationCommandScopes(model, context)
    .filter(hasRoute)
    .flatMap((scope) => [
      planController(scope),
      ...planRequests([requestedOf(scope)], {
        path: scope.requests,
        id: `${scope.command.id}#requests`,
        was: formerId(scope.command, 'requests'),
      }),
    ]);
