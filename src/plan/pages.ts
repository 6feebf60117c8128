import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { scalarOf } from '../model/scalar-of.ts';
import type { Doc } from './doc.ts';
import { entityAccess } from './entity-access.ts';
import { entityNames } from './entity-names.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { fitted } from './fitted.ts';
import { holdsSecret } from './holds-secret.ts';
import { listQuery } from './list-query.ts';
import { sentence } from './names.ts';
import { pageCell } from './page-cell.ts';
import {
  crudOf,
  editFields,
  formFields,
  isEditable,
  listColumns,
  pagesServices,
  pageTargets,
  shownFields,
} from './pages-fields.ts';
import { formViews } from './pages-form.ts';
import { pagesImports } from './pages-imports.ts';
import { inputMapper } from './pages-input.ts';
import { choiceView, columnDoc, filterDoc, objectsText, shownDoc } from './pages-list.ts';
import { isChoice } from './pages-services.ts';
import type { PagesView } from './pages-view.ts';
import { properties } from './parameters.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { labelField } from './row-label.ts';
import { schemaName } from './schema-name.ts';
import { jsonText, propertyName } from './schema-text.ts';
import { elementSchema } from './type-schema.ts';

/** The server-rendered pages of an entity. */
export function planPages(scope: EntityScope): readonly PlannedFile[] {
  const { entity, context, names } = scope;
  if (entity.pages === undefined) return [];
  const path = layerFile(context.name, 'presentation', `${names.type}Pages`);
  const view = pagesView(scope, entity.pages);
  const imports = pagesImports(scope, view, path);
  const template = 'presentation/__entity__-pages.ts';
  return [entityFile(scope, { role: 'pages', path, template, view: { ...view, imports } })];
}

function pagesView(scope: EntityScope, path: string): PagesView {
  const { entity, names } = scope;
  const crud = crudOf(entity);
  const fields = shownFields(entity);
  const columns = listColumns(scope);
  const cells = [...(crud.list ? columns : []), ...(crud.get ? fields : [])].map((field) =>
    pageCell(field, names.one, scope),
  );
  return {
    ...{ type: names.type, one: names.one, many: names.many, id: names.id, noun: names.noun },
    title: stringLiteral(sentence(names.nouns)),
    label: labelText(scope),
    path: stringLiteral(path),
    routes: routesOf(path.replace(/^\/ui/, '')),
    crud,
    services: [entity, ...pagesServices(scope)].map((one) => ({
      name: entityNames(one).many,
      type: `${entityNames(one).type}Service`,
    })),
    functions: cells.flatMap(({ functions }) => functions),
    mappers: cells.flatMap(({ toJson }) => toJson ?? []),
    ...choicesView(scope, { listed: [...columns, ...entity.list.filter], fields }),
    ...listedView(scope, columns),
    fields: objectsText(
      fields.map((field) => shownDoc(field, scope)),
      {
        indent: 8,
        column: 16,
        after: ',',
      },
    ),
    params: jsonText(paramsSchema(scope), { indent: 0, column: 15, after: ';' }),
    ...formViews(scope, crud),
    access: accessView(scope),
    json: {
      new: inputMapper(scope, 'create'),
      edit: inputMapper(scope, crud.patch ? 'patch' : 'replace'),
    },
    shown: shownRow(scope),
    keepsSecrets: isEditable(crud) && editFields(entity, crud).some(holdsSecret),
    schemas: {
      create: schemaOf(scope, 'New', ''),
      patch: schemaOf(scope, '', 'Changes'),
      replace: schemaOf(scope, '', 'Replacement'),
    },
  };
}

/** What a person calls the row, as a text. */
function labelText({ entity, names }: EntityScope): string {
  const field = labelField(entity);
  const value = `${names.one}.${field.name}`;
  return scalarOf(field.type)?.scalar === 'int' ? `String(${value})` : value;
}

interface Shown {
  readonly listed: readonly Field[];
  readonly fields: readonly Field[];
}

/** The rows to choose from, and where they are needed. */
function choicesView(scope: EntityScope, { listed, fields }: Shown) {
  const targets = pageTargets(scope);
  const namesAmong = (shown: readonly Field[]): readonly string[] =>
    targets
      .filter((target) => shown.some((field) => pointsTo(field, target, scope)))
      .map((target) => entityNames(target).many);
  return {
    choices: targets.map((target) => choiceView(target, scope)),
    refersInForms: formFields(scope).some((field) => isChoice(field, scope)),
    columnChoices: namesAmong(listed),
    detailChoices: namesAmong(fields),
  };
}

function listedView(scope: EntityScope, columns: readonly Field[]): View {
  const { filter, search, page } = scope.entity.list;
  const columnDocs = columns.map((field) => columnDoc(field, scope));
  const filterDocs = filter.map((field) => filterDoc(field, scope));
  return {
    columns: listOption(columnDocs, 'columns'),
    filters: filter.length === 0 ? '' : listOption(filterDocs, 'filters'),
    searches: search.length > 0,
    isPaged: page !== undefined,
    query: queryView(scope),
  };
}

/** A property of the list's view. */
const listOption = (items: readonly Doc[], key: string): string =>
  objectsText(items, { indent: 10, column: 12 + key.length, after: ',' });

/** Relative to /ui, under which pages are registered. */
const routesOf = (list: string): View => ({
  list: stringLiteral(list),
  new: stringLiteral(`${list}/new`),
  one: stringLiteral(`${list}/:id`),
  edit: stringLiteral(`${list}/:id/edit`),
  delete: stringLiteral(`${list}/:id/delete`),
});

function accessView(scope: EntityScope): View {
  const { read, list, write } = entityAccess(scope);
  return { read: read ?? '', list: list ?? '', write: write ?? '' };
}

function queryView(scope: EntityScope): View {
  const { type, handed } = listQuery(scope);
  return { type, handed, name: type === '' ? '' : `list${scope.names.types}Query` };
}

/** The row as its form is filled from it: by the names on the wire. */
function shownRow({ entity, names }: EntityScope): string {
  const renamed = entity.fields.filter(({ wire, name }) => wire !== name);
  if (renamed.length === 0) return names.one;
  const members = renamed.map(
    ({ wire, name }) => fitted`${propertyName(wire)}:‹·${`${names.one}.${name}`}›`,
  );
  return properties([`...${names.one}`, ...members]);
}

const pointsTo = (field: Field, target: Entity, scope: EntityScope): boolean =>
  isChoice(field, scope) && field.type.target.id === target.id;

const paramsSchema = ({ entity, model }: EntityScope) => ({
  type: 'object',
  required: ['id'],
  properties: { id: elementSchema(entity.identity.field.type, model) },
});

const schemaOf = ({ entity, model }: EntityScope, before: string, after: string): string =>
  stringLiteral(`${before}${schemaName(entity, model)}${after}`);
