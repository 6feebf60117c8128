import type { Field, Root } from '../model/declaration.ts';
import type { Verb } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { answered, answerProperties, described, objectOf, queryable } from './answer-schema.ts';
import { isWholeAnswer, openFields } from './entity-answer.ts';
import { inputFields, isOwned, storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isEmbedded } from './entity-needs.ts';
import { sortKeys } from './entity-repository.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { renderImports } from './imports.ts';
import { camel } from './names.ts';
import { elements } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { schemaName } from './schema-name.ts';
import { jsonText, propertyName } from './schema-text.ts';
import {
  closed,
  elementSchema,
  fieldSchema,
  type Json,
  type JsonObject,
  mayBeAbsent,
} from './type-schema.ts';

/** One exported schema. */
interface NamedSchema {
  readonly name: string;
  readonly schema: JsonObject;
}

/** A field in a request: owned rows are new ones there. */
function givenSchema(field: Field, model: Model): JsonObject {
  if (!isOwned(field)) return fieldSchema(field, model);
  const text = JSON.stringify(fieldSchema(field, model));
  const name = schemaName(field.type.entity, model);
  // The reference stands in one place of a schema that is a reference, a list of it, or one or null.
  return JSON.parse(text.replace(`"${name}#"`, `"New${name}#"`)) as JsonObject;
}

function rowSchema(entity: Root, model: Model): JsonObject {
  const properties = openFields(entity).map(
    (field) => [field.wire, answered(field, model)] as const,
  );
  return objectOf(
    properties,
    properties.map(([name]) => name),
  );
}

function givenObject(fields: readonly Field[], scope: EntityScope, isPartial = false): JsonObject {
  const { entity, model } = scope;
  const isAbsent = (field: Field): boolean =>
    isPartial ||
    (field === entity.identity.field ? entity.identity.made !== 'given' : mayBeAbsent(field));
  return objectOf(
    fields.map((field) => {
      // What a change leaves out stays as it is: no default takes its place.
      const given = isPartial ? { ...field, default: undefined } : field;
      return [field.wire, givenSchema(given, model)] as const;
    }),
    fields.filter((field) => !isAbsent(field)).map(({ wire }) => wire),
    closed(model),
  );
}

const integer: JsonObject = { type: 'integer', minimum: 0 };

function pageSchema({ entity, model }: EntityScope): JsonObject {
  const { list, http } = entity;
  const name = `${schemaName(entity, model)}${list.sparse ? 'Part' : ''}`;
  const items = { type: 'array', items: { $ref: `${name}#` } };
  const key = http?.envelope?.many ?? list.envelope.items;
  if (list.page === undefined) {
    return http?.envelope === undefined ? items : objectOf([[key, items]], [key]);
  }
  const { total } = list.envelope;
  const properties: (readonly [string, JsonObject])[] = [
    [key, items],
    [total, integer],
    ['limit', integer],
    ['offset', integer],
  ];
  return objectOf(
    properties,
    properties.map(([one]) => one),
  );
}

/** What `fields=` chooses from. */
export const answerNames = ({ entity }: EntityScope): readonly string[] => [
  ...entity.answer.fields.map(({ wire }) => wire),
  ...entity.answer.add.map(({ wire }) => wire),
  ...entity.answer.embed.map(({ name }) => name),
];

/** The query string of a list, but for the parameters that the runtime gives. */
function queryProperties({ entity, model }: EntityScope): JsonObject {
  const { list } = entity;
  const sorts: Json[] = [...sortKeys(entity)];
  const searched = list.search.map(({ wire }) => wire).join(', ');
  return {
    ...Object.fromEntries(
      list.filter.map((field) => [field.wire, queryable(elementSchema(field.type, model))]),
    ),
    ...(list.search.length > 0 && {
      q: { type: 'string', maxLength: 200, description: `Text to find in ${searched}` },
    }),
    ...(sorts.length > 0 && { sort: { type: 'string', enum: sorts } }),
  };
}

function schemasOf(scope: EntityScope): readonly NamedSchema[] {
  const { entity, model, names } = scope;
  const has = (...verbs: readonly Verb[]): boolean =>
    verbs.some((verb) => entity.crud.includes(verb));
  const id = schemaName(entity, model);
  const one = camel(names.type);
  const properties = answerProperties(scope);
  const all = inputFields(entity);
  const replaced = entity.identity.made === 'given' ? all.slice(1) : all;
  const named = (name: string, $id: string, schema: JsonObject): NamedSchema => ({
    name,
    schema: { $id, ...schema },
  });
  return [
    {
      name: `${one}Schema`,
      schema: {
        $id: id,
        ...described(entity.description),
        ...objectOf(
          properties,
          properties.map(([name]) => name),
        ),
      },
    },
    ...(isEmbedded(entity, model) && !isWholeAnswer(scope)
      ? [named(`${one}RowSchema`, `${id}Row`, rowSchema(entity, model))]
      : []),
    ...(has('create')
      ? [named(`new${names.type}Schema`, `New${id}`, givenObject(all, scope))]
      : []),
    ...(has('replace')
      ? [named(`${one}ReplacementSchema`, `${id}Replacement`, givenObject(replaced, scope))]
      : []),
    ...(has('patch')
      ? [named(`${one}ChangesSchema`, `${id}Changes`, givenObject(replaced, scope, true))]
      : []),
    ...(has('list') && entity.list.sparse
      ? [named(`${one}PartSchema`, `${id}Part`, objectOf(properties, []))]
      : []),
    ...(has('list') ? [named(`${one}PageSchema`, `${id}Page`, pageSchema(scope))] : []),
  ];
}

const text = ({ name, schema }: NamedSchema): string =>
  jsonText(schema, { indent: 0, column: `export const ${name} = `.length, after: ';' });

function listView(scope: EntityScope) {
  const { entity, names } = scope;
  const { page, sparse } = entity.list;
  const properties = Object.entries(queryProperties(scope));
  const hasQuery = properties.length > 0 || page !== undefined || sparse;
  if (!entity.crud.includes('list') || !hasQuery) return null;
  return {
    name: `list${names.types}Query`,
    properties: properties.map(
      ([key, schema]) =>
        `    ${propertyName(key)}: ${jsonText(schema, { indent: 4, column: 6 + propertyName(key).length, after: ',' })},`,
    ),
    page: page === undefined ? '' : `...pageQuery(${page.size}, ${page.max}),`,
    sparse: sparse ? `fields: fieldsQuery(${camel(names.type)}Fields),` : '',
    fields: sparse ? answerNames(scope) : [],
    fieldsText: elements(answerNames(scope).map((name) => stringLiteral(name))),
    fieldsName: `${camel(names.type)}Fields`,
  };
}

function queryImports({ page, sparse }: { page: string; sparse: string }, file: string): string {
  const from = '@plinth/runtime/controllers';
  return renderImports(
    [
      ...(page === '' ? [] : [{ name: 'pageQuery', from }]),
      ...(sparse === '' ? [] : [{ name: 'fieldsQuery', from }]),
    ],
    file,
  );
}

/** The path parameters of the routes of one row. @example 'productParams' */
export const paramsName = ({ names }: EntityScope): string => `${camel(names.type)}Params`;

function paramsView(scope: EntityScope) {
  const { entity, model } = scope;
  const isAddressed = entity.http?.routes.some(({ path }) => path.endsWith('/:id')) ?? false;
  if (!isAddressed) return null;
  const id = elementSchema(entity.identity.field.type, model);
  const schema = { type: 'object', required: ['id'], properties: { id } };
  return { name: paramsName(scope), text: text({ name: paramsName(scope), schema }) };
}

/** `presentation/schemas/product.ts` */
export function planEntitySchema(scope: EntityScope): PlannedFile {
  const { names, entity } = scope;
  const path = entityFiles(entity).schema;
  const list = listView(scope);
  return entityFile(scope, {
    role: 'schema',
    path,
    template: 'presentation/schemas/__entity__.ts',
    view: {
      imports: list === null ? '' : queryImports(list, path),
      schemas: schemasOf(scope).map((one) => ({ name: one.name, text: text(one) })),
      params: paramsView(scope),
      list,
      all: `${camel(names.type)}Schemas`,
      names: elements(schemasOf(scope).map(({ name }) => name)),
    },
  });
}

/** The same of an owned entity. */
export function planOwnedSchema(scope: EntityScope): PlannedFile {
  const { names, entity, model } = scope;
  const path = entityFiles(entity).schema;
  const id = schemaName(entity, model);
  const one = camel(names.type);
  const schemas = [
    {
      name: `${one}Schema`,
      schema: { $id: id, ...described(entity.description), ...rowSchema(entity, model) },
    },
    {
      name: `new${names.type}Schema`,
      schema: { $id: `New${id}`, ...givenObject(storedFields(entity), scope) },
    },
  ];
  return entityFile(scope, {
    role: 'schema',
    path,
    template: 'presentation/schemas/__entity__.ts',
    view: {
      imports: '',
      params: null,
      schemas: schemas.map((schema) => ({ name: schema.name, text: text(schema) })),
      list: null,
      all: `${one}Schemas`,
      names: elements(schemas.map(({ name }) => name)),
    },
  });
}
