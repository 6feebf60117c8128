import type { Field } from '../model/declaration.ts';
import type { Entity, Verb } from '../model/entity.ts';
import { scalarOf } from '../model/scalar-of.ts';
import {
  type Doc,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  printDoc,
  softline,
} from './doc.ts';
import { entityAccess } from './entity-access.ts';
import { inputFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { queryType } from './entity-repository.ts';
import { type EntityScope, entityFile, entityScope } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { formField, initialValues } from './form-field.ts';
import { listQuery } from './list-query.ts';
import { sentence } from './names.ts';
import { isColumn, isNumeric, pageCell } from './page-cell.ts';
import { pagesImports } from './pages-imports.ts';
import { inputMapper } from './pages-input.ts';
import { type ChoiceField, isChoice, pagesServices } from './pages-services.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { labelField } from './row-label.ts';
import { schemaName } from './schema-name.ts';
import { jsonDoc, jsonText, propertyName } from './schema-text.ts';
import { elementSchema } from './type-schema.ts';

/** The server-rendered pages of an entity. */
export function planPages(scope: EntityScope): readonly PlannedFile[] {
  const { entity, context } = scope;
  if (entity.pages === undefined) return [];
  const path = layerFile(context.name, 'presentation', `${entity.name}Pages`);
  const view = pagesView(scope, entity.pages);
  const imports = pagesImports(scope, view, path);
  const template = 'presentation/__entity__-pages.ts';
  return [entityFile(scope, { role: 'pages', path, template, view: { ...view, imports } })];
}

/** What the imports depend on. */
export interface PagesView extends View {
  readonly crud: Readonly<Record<Verb, boolean>>;
  readonly functions: readonly string[];
  readonly choices: readonly View[];
}

function pagesView(scope: EntityScope, path: string): PagesView {
  const { entity, names } = scope;
  const crud = crudOf(entity);
  const fields = shownFields(entity);
  const columns = fields.filter((field) => isColumn(field, scope)).slice(0, 6);
  const targets = [
    ...(crud.list && entity.fields.some((field) => pointsTo(field, entity, scope)) ? [entity] : []),
    ...pagesServices(scope),
  ];
  const cells = [...(crud.list ? columns : []), ...(crud.get ? fields : [])].map((field) =>
    pageCell(field, names.one, scope),
  );
  const label = labelField(entity);
  return {
    ...{ type: names.type, one: names.one, many: names.many, id: names.id, noun: names.noun },
    title: stringLiteral(sentence(names.nouns)),
    label:
      scalarOf(label.type)?.scalar === 'int'
        ? `String(${names.one}.${label.name})`
        : `${names.one}.${label.name}`,
    path: stringLiteral(path),
    routes: routesOf(path.replace(/^\/ui/, '')),
    crud,
    isReadOnly: !crud.replace && !crud.patch,
    services: [entity, ...pagesServices(scope)].map((one) => ({
      name: entityNames(one).many,
      type: `${entityNames(one).type}Service`,
    })),
    functions: cells.flatMap((cell) => cell.functions),
    choices: targets.map((target) => choiceView(target, scope)),
    columnChoices: targets
      .filter((target) => columns.some((field) => pointsTo(field, target, scope)))
      .map((target) => entityNames(target).many),
    detailChoices: targets
      .filter((target) => fields.some((field) => pointsTo(field, target, scope)))
      .map((target) => entityNames(target).many),
    columns: columns.map((field) => columnView(field, scope)),
    fields: fields.map((field) => ({
      label: stringLiteral(sentence(field.name)),
      cell: pageCell(field, names.one, scope).text,
    })),
    filters: entity.list.filter.map((field) => filterText(field, scope)),
    searches: entity.list.search.length > 0,
    isPaged: entity.list.page !== undefined,
    params: jsonText(paramsSchema(scope), { indent: 0, column: 15, after: ';' }),
    ...formViews(scope, crud),
    access: accessView(scope),
    query: queryView(scope),
    json: {
      new: inputMapper(scope, 'create'),
      edit: inputMapper(scope, crud.patch ? 'patch' : 'replace'),
    },
    shown: shownRow(scope),
    schemas: {
      create: schemaOf(scope, 'New', ''),
      patch: schemaOf(scope, '', 'Changes'),
      replace: replacementOf(scope),
    },
  };
}

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
  const members = renamed.map(({ wire, name }) => `${propertyName(wire)}: ${names.one}.${name}`);
  return `{ ...${names.one}, ${members.join(', ')} }`;
}

const crudOf = ({ crud }: Entity): Record<Verb, boolean> => ({
  create: crud.includes('create'),
  get: crud.includes('get'),
  list: crud.includes('list'),
  replace: crud.includes('replace'),
  patch: crud.includes('patch'),
  delete: crud.includes('delete'),
});

/** Ids that people gave say something; those made by the server do not. */
const shownFields = ({ identity, fields }: Entity): readonly Field[] => [
  ...(identity.made === 'given' || identity.made === 'sequence' ? [identity.field] : []),
  ...fields.filter(({ secret, computed }) => !secret && !computed),
];

const pointsTo = (field: Field, target: Entity, scope: EntityScope): boolean =>
  isChoice(field, scope) && field.type.target.id === target.id;

function choiceView(target: Entity, { model, context }: EntityScope): View {
  const scope = entityScope(model, context, target);
  const { many } = entityNames(target);
  const label = labelField(target).name;
  return {
    many,
    names: label === 'id' ? '{ id }' : `{ id, ${label} }`,
    option: `{ value: id, label: ${label} }`,
    isPaged: target.list.page !== undefined,
    asked: queryType(scope) === undefined ? '' : '{}',
  };
}

function columnView(field: Field, scope: EntityScope): string {
  const { list } = scope.entity;
  const parts: readonly Doc[] = [
    `label: ${stringLiteral(sentence(field.name))}`,
    ...(list.sort.includes(field) ? [`sort: ${stringLiteral(field.wire)}`] : []),
    ...(isNumeric(field) ? ['numeric: true'] : []),
    `cell: (${scope.names.one}) => ${pageCell(field, scope.names.one, scope).text}`,
  ];
  const doc = group(['{', indent(line, join([',', line], parts)), ifBreak(','), line, '}']);
  return printDoc(doc, { indent: 12, after: ',' });
}

function filterText(field: Field, scope: EntityScope): string {
  if (isChoice(field, scope)) {
    const options = `${entityNames(field.type.target).many}Options.options`;
    const parts = [
      `name: ${stringLiteral(field.wire)}`,
      `label: ${stringLiteral(sentence(field.name))}`,
      `options: ${options}`,
    ];
    const doc = group(['{', indent(line, join([',', line], parts)), ifBreak(','), line, '}']);
    return printDoc(doc, { indent: 12, after: ',' });
  }
  const { options } = formField(field) as {
    readonly options?: ReturnType<typeof formField>[string];
  };
  const isFlag = field.type.kind === 'scalar' && field.type.scalar === 'bool';
  const known = isFlag
    ? [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]
    : options;
  const json = {
    name: field.wire,
    label: sentence(field.name),
    ...(known !== undefined && { options: known }),
  };
  return jsonText(json, { indent: 12, after: ',' });
}

const paramsSchema = ({ entity, model }: EntityScope) => ({
  type: 'object',
  required: ['id'],
  properties: { id: elementSchema(entity.identity.field.type, model) },
});

/** A form that sends all it shows: with PATCH, what may not change is left out; with PUT it is fixed. */
function editFields(entity: Entity, crud: Record<Verb, boolean>): readonly Field[] {
  const stored = inputFields(entity).filter(({ name }) => name !== 'id');
  return crud.patch ? stored.filter(({ immutable, secret }) => !immutable && !secret) : stored;
}

/** The forms of a new row and of an existing one; what they share stands once. */
function formViews(
  scope: EntityScope,
  crud: Record<Verb, boolean>,
): { newForm: View; editForm: View | null } {
  const fresh = inputFields(scope.entity);
  const isEditable = crud.get && (crud.patch || crud.replace);
  const edited = isEditable ? editFields(scope.entity, crud) : [];
  const initial = jsonText({ values: initialValues(fresh) }, { indent: 0, column: 25, after: ';' });
  const base = formView(scope, { name: 'fields', fields: isEditable ? edited : fresh });
  const [first] = edited;
  const start = first ? fresh.indexOf(first) : -1;
  const isInside = start >= 0 && edited.every((field, index) => fresh[start + index] === field);
  if (!isEditable || (isInside && edited.length === fresh.length)) {
    return {
      newForm: { ...base, initial },
      editForm: isEditable ? { ...base, isDeclared: false } : null,
    };
  }
  const spread = isInside ? { call: base.call, fields: edited } : undefined;
  const newForm = formView(scope, { name: 'newFields', fields: fresh, ...(spread && { spread }) });
  return { newForm: { ...newForm, initial }, editForm: base };
}

interface FormFields {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Those among them that another list holds, in one run. */
  readonly spread?: { readonly call: string; readonly fields: readonly Field[] };
}

function formView(scope: EntityScope, { name, fields, spread }: FormFields) {
  const own = fields.filter((field) => !spread?.fields.includes(field));
  const choices = own.filter((field): field is ChoiceField => isChoice(field, scope));
  const targets = [...new Set(choices.map(({ type }) => entityNames(type.target).many))];
  const isStatic = !fields.some((field) => isChoice(field, scope));
  const docs = fields.flatMap((field): Doc[] => {
    if (!spread?.fields.includes(field)) return [fieldDoc(field, scope)];
    return field === spread.fields[0] ? [`...${isStatic ? spread.call : `(${spread.call})`}`] : [];
  });
  const list: Doc = ['[', indent(hardline, join([',', hardline], docs)), ',', hardline, ']'];
  return {
    name,
    isStatic,
    isDeclared: true,
    targets,
    list: fields.length === 0 ? '[]' : printDoc(list, { indent: isStatic ? 0 : 4 }),
    call: isStatic ? name : `await this.#${name}()`,
  };
}

function fieldDoc(field: Field, scope: EntityScope): Doc {
  if (!isChoice(field, scope)) return jsonDoc(formField(field));
  const { kind, ...named } = formField(field);
  const isMany = field.card === 'many' || field.card === 'some';
  const json = {
    name: named.name ?? '',
    label: named.label ?? '',
    ...(named.required !== undefined && { required: named.required }),
    ...(named.help !== undefined && { help: named.help }),
    ...(isMany && { many: true }),
    ...((kind === 'number' || named.numeric === true) && { numeric: true }),
  };
  const options = `${entityNames(field.type.target).many}Options`;
  return group([
    'refField(',
    indent(softline, jsonDoc(json), ',', line, options),
    ifBreak(','),
    softline,
    ')',
  ]);
}

const schemaOf = ({ entity, model }: EntityScope, before: string, after: string): string =>
  stringLiteral(`${before}${schemaName(entity, model)}${after}`);

const replacementOf = (scope: EntityScope): string => schemaOf(scope, '', 'Replacement');
