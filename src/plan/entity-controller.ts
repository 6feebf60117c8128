import type { Verb } from '../model/entity.ts';
import { accessImport, entityAccess } from './entity-access.ts';
import { answering } from './entity-answer.ts';
import { replacementType } from './entity-domain.ts';
import { inputFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isGivenOtherwise } from './entity-json-field.ts';
import { entityNames } from './entity-names.ts';
import { queryType } from './entity-repository.ts';
import { entityFile, type EntityScope } from './entity-scope.ts';
import { checkedReferences } from './entity-service.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { listQuery } from './list-query.ts';
import { article, camel, plural } from './names.ts';
import { elements } from './parameters.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { ruleText } from './rule-text.ts';
import { schemaName } from './schema-name.ts';
import { jsonText } from './schema-text.ts';
import { elementSchema, type JsonObject } from './type-schema.ts';

const controllers = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/controllers',
  type,
});

/** Errors that a write may answer beyond those every route of its kind has. */
function writeErrors({ entity, model }: EntityScope, scope: EntityScope): View {
  const rules = entity.invariants.filter(({ error }) => !error.builtIn);
  const classes = rules.map((rule) => ruleText(rule, model, entity.context));
  const isUnique =
    entity.identity.made === 'given' ||
    entity.fields.some(({ unique }) => unique) ||
    entity.indexes.some(({ unique }) => unique);
  const builtIn = entity.invariants.filter(({ error }) => error.builtIn && error.name !== 'Validation');
  const names = [
    ...(isUnique ? ["'NotUnique'"] : []),
    ...checkedReferences(scope).map(({ target }) => `'Unknown${entityNames(target).type}'`),
    ...builtIn.map(({ error }) => `'${error.name}'`),
    ...classes.map(({ error }) => error.replace(/^new (\w+).*$/, '$1')),
  ];
  return {
    names: [...new Set(names)],
    imports: classes.flatMap(({ imports }) => imports),
  };
}

interface ControllerRoute {
  readonly view: View;
  readonly imports: readonly Import[];
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
  readonly access: ReturnType<typeof entityAccess>;
  readonly errors: { readonly names: readonly string[]; readonly imports: readonly Import[] };
}

function accessOf(verb: Verb, { access }: Parts): string | undefined {
  if (verb === 'get') return access.read;
  return verb === 'list' ? access.list : access.write;
}

function configOf(verb: Verb, parts: Parts): readonly string[] {
  const allow = accessOf(verb, parts);
  const writes = verb === 'create' || verb === 'replace' || verb === 'patch';
  const { names } = parts.errors;
  return [
    ...(allow === undefined ? [] : [`allow: ${allow}`]),
    ...configs[verb],
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

const operations: Readonly<Record<Verb, string>> = {
  create: 'create',
  get: 'get',
  list: 'list',
  replace: 'replace',
  patch: 'change',
  delete: 'delete',
};

const wrapped = (schema: JsonObject, key: string | undefined): JsonObject =>
  key === undefined
    ? schema
    : { type: 'object', required: [key], properties: { [key]: schema } };

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
  const params: JsonObject = {
    type: 'object',
    required: ['id'],
    properties: { id: elementSchema(entity.identity.field.type, model) },
  };
  return (entity.http?.routes ?? []).map((route) => {
    const { verb, method, path, status } = route;
    const body = bodySchema(verb, scope);
    const operation = `${operations[verb]}${verb === 'list' ? plural(id) : id}`;
    return {
      verb,
      method: method.toLowerCase(),
      path: path.replace(/'/g, "\\'"),
      status,
      operation,
      summary: summaries[verb](names.noun, names.nouns),
      config: configOf(verb, parts),
      schema: [
        ...(verb === 'create' || verb === 'list' ? [] : [schemaLine('params', params)]),
        ...(body === undefined ? [] : [schemaLine('body', body)]),
        schemaLine('response', { [status]: answerSchema(verb, scope) }),
      ],
    };
  });
}

/** How the handlers read requests: types of bodies, and expressions over `request.body`. */
function requestView(scope: EntityScope) {
  const { entity, names } = scope;
  const isOther = isGivenOtherwise(inputFields(entity));
  const key = entity.http?.envelope?.one;
  const source = key === undefined ? 'request.body' : `request.body.${key}`;
  const reading = (domain: string) => {
    const type = isOther ? `${domain}Json` : domain;
    return {
      type: key === undefined ? type : `{ ${key}: ${type} }`,
      read: isOther ? `${camel(domain)}FromJson(${source})` : source,
      imports: isOther
        ? [
            { name: type, from: entityFiles(entity).json, type: true },
            { name: `${camel(domain)}FromJson`, from: entityFiles(entity).json },
          ]
        : [{ name: domain, from: entityFiles(entity).domain, type: true }],
    };
  };
  return {
    create: reading(`New${names.type}`),
    replace: reading(replacementType(entity)),
    patch: reading(`${names.type}Changes`),
  };
}
