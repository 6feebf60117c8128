import type { Verb } from '../model/entity.ts';
import { accessImport, entityAccess } from './entity-access.ts';
import { answering, answersRows, holdsAnswers } from './entity-answer.ts';
import { entityFiles } from './entity-files.ts';
import { answerView, requestView } from './entity-handlers.ts';
import { paramsName } from './entity-schema.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { checkedReferences } from './entity-service.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { listQuery } from './list-query.ts';
import { article, camel, plural } from './names.ts';
import { elements, properties } from './parameters.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { ruleText } from './rule-text.ts';
import { schemaName } from './schema-name.ts';
import { jsonText } from './schema-text.ts';
import type { JsonObject } from './type-schema.ts';

const controllers = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/controllers',
  type,
});

/** Errors that a write may answer beyond those every route of its kind has. */
function writeErrors(scope: EntityScope): Parts['errors'] {
  const { entity, model } = scope;
  const rules = entity.invariants.filter(({ error }) => !error.builtIn);
  const classes = rules.map((rule) => ruleText(rule, model, entity.context));
  const isUnique =
    entity.identity.made === 'given' ||
    entity.fields.some(({ unique }) => unique) ||
    entity.indexes.some(({ unique }) => unique);
  const builtIn = entity.invariants.filter(
    ({ error }) => error.builtIn && error.name !== 'Validation',
  );
  const names = [
    ...(isUnique ? ["'NotUnique'"] : []),
    ...checkedReferences(scope).map(({ target }) => `'Unknown${target.name}'`),
    ...builtIn.map(({ error }) => `'${error.name}'`),
    ...classes.map(({ error }) => error.replace(/^new (\w+).*$/, '$1')),
  ];
  return {
    names: [...new Set(names)],
    imports: classes.flatMap(({ imports }) => imports),
  };
}

const configs: Readonly<Record<Verb, readonly string[]>> = {
  create: ['creates: true'],
  get: ['versioned: true'],
  list: [],
  replace: ['ifMatch: true'],
  patch: ['ifMatch: true'],
  delete: ['ifMatch: true'],
};

interface Parts {
  /** The answer changes with other rows, the time or who asks, not only with the row's version. */
  readonly holdsMore: boolean;
  readonly access: ReturnType<typeof entityAccess>;
  readonly errors: { readonly names: readonly string[]; readonly imports: readonly Import[] };
}

function accessOf(verb: Verb, { access }: Parts): string | undefined {
  if (verb === 'get') return access.read;
  if (verb === 'list') return access.own === undefined ? access.list : access.read;
  return access.write;
}

function configOf(verb: Verb, parts: Parts): readonly string[] {
  const allow = accessOf(verb, parts);
  const writes = verb === 'create' || verb === 'replace' || verb === 'patch';
  const { names } = parts.errors;
  return [
    ...(allow === undefined ? [] : [`allow: ${allow}`]),
    ...configs[verb],
    ...(verb === 'get' && parts.holdsMore ? ['holdsMore: true'] : []),
    ...(writes && names.length > 0 ? [`errors: ${elements(names)}`] : []),
    ...(verb === 'delete' ? ["errors: ['Conflict']"] : []),
  ];
}

const summaries: Readonly<Record<Verb, (noun: string, nouns: string) => string>> = {
  create: (noun) => `Create ${article(noun)}`,
  get: (noun) => `Get ${article(noun)}`,
  list: (_, nouns) => `List ${nouns}`,
  replace: (noun) => `Replace ${article(noun)}`,
  patch: (noun) => `Change ${article(noun)}`,
  delete: (noun) => `Delete ${article(noun)}`,
};

const usual: Readonly<Record<Verb, number>> = {
  create: 201,
  get: 200,
  list: 200,
  replace: 200,
  patch: 200,
  delete: 204,
};

const operations: Readonly<Record<Verb, string>> = {
  create: 'create',
  get: 'get',
  list: 'list',
  replace: 'replace',
  patch: 'change',
  delete: 'delete',
};

const wrapped = (schema: JsonObject, key: string | undefined): JsonObject =>
  key === undefined ? schema : { type: 'object', required: [key], properties: { [key]: schema } };

function bodySchema(verb: Verb, { entity, model }: EntityScope): JsonObject | undefined {
  const name = schemaName(entity, model);
  const key = entity.http?.envelope?.one;
  if (verb === 'create') return wrapped({ $ref: `New${name}#` }, key);
  if (verb === 'replace') return wrapped({ $ref: `${name}Replacement#` }, key);
  return verb === 'patch' ? wrapped({ $ref: `${name}Changes#` }, key) : undefined;
}

function answerSchema(verb: Verb, { entity, model }: EntityScope): JsonObject {
  const name = schemaName(entity, model);
  if (verb === 'list') return { $ref: `${name}Page#` };
  if (verb === 'delete' && entity.http?.answersDeleted !== true) return { type: 'null' };
  return wrapped({ $ref: `${name}#` }, entity.http?.envelope?.one);
}

/** A property of a route's schema, as it stands there. */
const schemaLine = (key: string, schema: JsonObject): string =>
  `          ${key}: ${jsonText(schema, { indent: 10, column: 12 + key.length, after: ',' })},`;

function routeViews(scope: EntityScope, parts: Parts): readonly View[] {
  const { entity, names, model } = scope;
  const id = schemaName(entity, model);
  return (entity.http?.routes ?? []).map((route) => {
    const { verb, method, path, status } = route;
    const body = bodySchema(verb, scope);
    const operation = `${operations[verb]}${verb === 'list' ? plural(id) : id}`;
    return {
      verb,
      method: method.toLowerCase(),
      path: path.replace(/'/g, "\\'"),
      status,
      name: operations[verb],
      operation,
      // What the handler answers with where nothing else sets the status.
      isUsual: status === usual[verb],
      summary: summaries[verb](names.noun, names.nouns),
      config: configOf(verb, parts).length === 0 ? '' : properties(configOf(verb, parts)),
      schema: [
        ...(verb === 'create' || verb === 'list'
          ? []
          : [`          params: ${paramsName(scope)},`]),
        ...(body === undefined ? [] : [schemaLine('body', body)]),
        schemaLine('response', { [status]: answerSchema(verb, scope) }),
      ],
    };
  });
}

function runtimeNames({ entity }: EntityScope): readonly string[] {
  const has = (verb: Verb): boolean => entity.crud.includes(verb);
  const answersVersion = ['create', 'get', 'replace', 'patch'].some((verb) => has(verb as Verb));
  return [
    ...(has('create') ? ['created', 'locationOf'] : []),
    ...(has('replace') || has('patch') || has('delete') ? ['ifMatch'] : []),
    ...(entity.http?.routes.some(({ verb, status }) => verb === 'delete' && status === 204)
      ? ['noContent']
      : []),
    ...(answersVersion ? ['versioned'] : []),
    ...(has('list') && entity.list.sparse ? ['pickFields', 'readFields'] : []),
  ];
}

function importsOf(scope: EntityScope, parts: Parts, path: string): string {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const has = (verb: Verb): boolean => entity.crud.includes(verb);
  const form = answering(scope);
  const requests = requestView(scope);
  const query = has('list') ? listQuery(scope) : undefined;
  const id = idTypeOf(entity);
  const queryConst = has('list') && (query?.type !== '' || entity.list.sparse);
  const service = `${names.type}Service`;
  return renderImports(
    [
      ...runtimeNames(scope).map((name) => controllers(name)),
      controllers('Server', true),
      { name: service, from: files.service, type: true },
      ...(holdsAnswers(scope)
        ? [{ name: `${names.type}Answers`, from: files.answers, type: true }]
        : []),
      ...(form.isSame || form.isClass || !answersRows(entity)
        ? []
        : [{ name: form.toJson, from: files.json }]),
      ...(['create', 'replace', 'patch'] as const).flatMap((verb) =>
        has(verb) ? requests[verb].imports : [],
      ),
      ...(query?.imports ?? []),
      ...(entity.crud.some((verb) => verb !== 'create' && verb !== 'list')
        ? [{ name: paramsName(scope), from: files.schema }]
        : []),
      ...(queryConst ? [{ name: `list${names.types}Query`, from: files.schema }] : []),
      ...(entity.list.sparse && has('list')
        ? [{ name: `${camel(names.type)}Fields`, from: files.schema }]
        : []),
      ...((['get', 'replace', 'patch', 'delete'] as const).some(has)
        ? [{ name: id.name, from: id.file, type: true }]
        : []),
      ...entity.crud.flatMap((verb) => accessImport(entity, accessOf(verb, parts))),
      ...(has('create') || has('replace') || has('patch') ? parts.errors.imports : []),
    ],
    path,
  );
}

/** `presentation/product-controller.ts`; none for what is not reachable from outside. */
export function planEntityController(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names, context } = scope;
  if (entity.http === undefined) return [];
  const path = entityFiles(entity).controller;
  const { isClass, usesActor } = answering(scope);
  const holdsMore = isClass || usesActor;
  const parts = { access: entityAccess(scope), errors: writeErrors(scope), holdsMore };
  const requests = requestView(scope);
  const query = entity.crud.includes('list') ? listQuery(scope) : undefined;
  const created = entity.http.routes.find(({ verb }) => verb === 'create')?.status ?? 201;
  return [
    entityFile(scope, {
      role: 'controller',
      path,
      template: 'presentation/__entity__-controller.ts',
      view: {
        ...names,
        imports: importsOf(scope, parts, path),
        tag: stringLiteral(context.name),
        hasAnswers: holdsAnswers(scope),
        routes: routeViews(scope, parts),
        requests,
        answer: answerView(scope),
        createdStatus: created === 201 ? '' : `, ${created}`,
        query: {
          type:
            query === undefined
              ? ''
              : [query.type, ...(entity.list.sparse ? ['{ readonly fields?: string }'] : [])]
                  .filter((one) => one !== '')
                  .join(' & '),
          handed: query?.handed ?? '',
          name:
            query === undefined || (query.type === '' && !entity.list.sparse)
              ? ''
              : `list${names.types}Query`,
        },
        answersDeleted: entity.http.answersDeleted,
      },
    }),
  ];
}
