import { answerFile, answering } from './entity-answer.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { sentence } from './names.ts';
import { operationId } from './operation-id.ts';
import { parameters } from './parameters.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { queryAccess, queryAccessImport } from './query-access.ts';
import { queryHandler } from './query-handler.ts';
import { isPaged } from './query-input.ts';
import { requestReading } from './query-request.ts';
import { querySchemaLines } from './query-schema.ts';
import {
  answersVersion,
  isRowQuery,
  type QueryScope,
  queryFile,
  queryFiles,
  rowScope,
} from './query-scope.ts';

/** What the controller is made with, besides the query. */
function portsOf(scope: QueryScope): readonly { name: string; type: string; from: string }[] {
  const { query, context } = scope;
  const port = {
    name: 'query',
    type: `${scope.type}Query`,
    from: queryFiles(scope).query,
  };
  const rows = isRowQuery(query) ? rowScope({ ...scope, query }) : undefined;
  const answers = rows && answering(rows).isClass ? `${rows.names.answer}Answers` : undefined;
  return [
    port,
    ...(answers === undefined
      ? []
      : [
          {
            name: 'answers',
            type: answers,
            from: layerFile(context.name, 'presentation', answers),
          },
        ]),
    ...(requestReading(scope).usesClock
      ? [{ name: 'clock', type: 'Clock', from: '@plinth/runtime/domain' }]
      : []),
  ];
}

export const controllerPorts = (scope: QueryScope): readonly string[] =>
  portsOf(scope).map(({ name }) => name);

/** The function that makes the answer of a row. */
function answerImports(scope: QueryScope): readonly Import[] {
  const { query } = scope;
  if (!isRowQuery(query)) return [];
  const rows = rowScope({ ...scope, query });
  const form = answering(rows);
  return form.isSame || form.isClass ? [] : [{ name: form.toJson, from: answerFile(rows) }];
}

/** Errors that do not follow from the route: the runtime knows that a path may name nothing. */
function errorsOf({ query }: QueryScope): readonly string[] {
  const { body, http } = query;
  const mayMiss =
    body.kind === 'from'
      ? body.rows === 'one'
      : 'card' in body.returns && body.returns.card === 'optional';
  const names = [
    ...(mayMiss && http?.params.length === 0 ? ["'NotFound'"] : []),
    ...(body.kind === 'code' ? ["'NotImplemented'"] : []),
  ];
  return names.length === 0 ? [] : [`errors: [${names.join(', ')}]`];
}

/** What is said of the version of what is answered, as the routes of entities say it. */
function versionOf(scope: QueryScope): readonly string[] {
  const { query } = scope;
  if (!isRowQuery(query) || !answersVersion(query)) return [];
  const { isClass, usesActor } = answering(rowScope({ ...scope, query }));
  return ['versioned: true', ...(isClass || usesActor ? ['holdsMore: true'] : [])];
}

/** `presentation/cheap-controller.ts`; none for a query without a route. */
export function planQueryController(scope: QueryScope): readonly PlannedFile[] {
  const { query, context, type } = scope;
  const { http } = query;
  if (http === undefined) return [];
  const path = queryFiles(scope).controller;
  const access = queryAccess(scope);
  const request = requestReading(scope);
  const handler = queryHandler(scope, { request, access });
  const ports = portsOf(scope);
  const controllers = '@plinth/runtime/controllers';
  const imports: readonly Import[] = [
    { name: 'Server', from: controllers, type: true },
    ...(isPaged(query) ? [{ name: 'pageQuery', from: controllers }] : []),
    ...ports.map((port) => ({ name: port.type, from: port.from, type: true })),
    ...request.imports,
    ...handler.imports,
    ...answerImports(scope),
    ...queryAccessImport(scope, access),
  ];
  const usesRequest = [handler.only, ...handler.statements].some((text) =>
    text.includes('request'),
  );
  const args = [
    ...(usesRequest || handler.usesReply ? ['request'] : []),
    ...(handler.usesReply ? ['reply'] : []),
  ];
  return [
    queryFile(scope, {
      role: 'controller',
      path,
      template: 'presentation/__query__-controller.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        declared: request.declared,
        ports: ports.map(({ name, type: portType }) => ({ name, type: portType })),
        params: parameters(ports.map(({ name, type: portType }) => `${name}: ${portType}`)),
        method: http.method.toLowerCase(),
        generics: request.generics,
        path: stringLiteral(http.path),
        operation: operationId(query, scope.model),
        tag: stringLiteral(context.name),
        summary: stringLiteral(sentence(query.name)),
        description: query.description === undefined ? '' : stringLiteral(query.description),
        schema: querySchemaLines(scope),
        config: [
          ...(access === undefined ? [] : [`allow: ${access.name}`]),
          ...versionOf(scope),
          ...errorsOf(scope),
        ].join(', '),
        args: args.join(', '),
        only: handler.only,
        statements: handler.statements,
      },
    }),
  ];
}
