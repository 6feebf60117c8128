import { camel, kebab, plural } from '../../plan/names.ts';
import type { Context } from '../../spec/context.ts';
import type { Field } from '../../spec/field.ts';
import type { Id } from '../../spec/id.ts';
import type { Data } from '../edit.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described, oneOrAll } from './described.ts';
import { checkField, fieldEntries, typeTextOf } from './field-entries.ts';
import { allowOption, descriptionOption, httpOption } from './options.ts';
import { contextOf, isContextOpen, theOne } from './parts.ts';
import type { Request } from './request.ts';
import { baseOf, freeRoute, ownRoute } from './routes.ts';
import { idType } from './view.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const queryConcept: Concept = {
  name: 'query',
  about: 'what can be asked of a view, an entity or an aggregate',
  example: 'query OrdersOfCustomer --from OrderSummary --by customerId',
  nameCase: 'pascal',
  options: [
    contextByNames({ flags: ['from'], namesIn: sourceNamesIn, what: 'that' }),
    {
      flag: 'from',
      value: 'name',
      about: 'the view, entity or aggregate that is asked',
      question: { message: 'From', choices: sourceNames },
    },
    {
      flag: 'by',
      value: 'column',
      isMany: true,
      about: 'a column that is asked for; its input has the same name and type',
      question: { message: 'By', choices: columnNames, isOptional: true },
    },
    {
      flag: 'input',
      value: 'name: type',
      isMany: true,
      about: 'a further input, for --where',
      check: checkField,
    },
    { flag: 'where', value: 'line', isMany: true, about: 'for example "placedAt >= since"' },
    { flag: 'sort', value: 'columns', about: 'for example "-placedAt"' },
    httpOption('for example "GET /orders/:orderId", or its name'),
    allowOption,
    descriptionOption,
  ],
  edit: (request) => {
    const source = sourceOf(request);
    const by = request.names('by');
    const byInput = Object.fromEntries(by.map((column) => columnInput(column, source, request)));
    const input = { ...byInput, ...fieldEntries(request.list('input')) };
    const where = [...by.map((column) => line(column, source)), ...request.list('where')];
    const value = described(request, {
      from: source.name,
      input: Object.keys(input).length > 0 ? input : undefined,
      where: where.length > 0 ? where : undefined,
      sort: request.text('sort'),
      http: request.isOff('http')
        ? undefined
        : (request.text('http') ?? usualRoute(request, source)),
      allow: oneOrAll(request.list('allow')),
    });
    return [contextEdit(request, 'queries', { [request.name]: value })];
  },
};

interface Source {
  readonly name: string;
  readonly kind: 'view' | 'entity' | 'aggregate';
  readonly id: Id | undefined;
  readonly fields: readonly Field[];
  readonly states: boolean;
  /** Where it is served. */
  readonly base: string;
}

function sources({ views, entities, aggregates }: Context): readonly Source[] {
  const pathOf = (name: string) => `/${kebab(plural(name))}`;
  return [
    ...views.map(({ name, key, fields }) => ({
      name: name.text,
      kind: 'view' as const,
      id: undefined,
      fields: [...key, ...fields],
      states: false,
      base: pathOf(name.text),
    })),
    ...entities
      .filter(({ crud }) => crud !== undefined)
      .map(({ name, id, fields }) => ({
        name: name.text,
        kind: 'entity' as const,
        id,
        fields,
        states: false,
        base: pathOf(name.text),
      })),
    ...aggregates.map((one) => ({
      name: one.name.text,
      kind: 'aggregate' as const,
      id: one.id,
      fields: one.fields,
      states: one.states.length > 0,
      base: baseOf(one),
    })),
  ];
}

function sourceNames(request: Request): readonly string[] {
  if (isContextOpen(request)) {
    return [...new Set(request.spec.contexts.flatMap(sourceNamesIn))];
  }
  return sourceNamesIn(contextOf(request));
}

function sourceNamesIn(context: Context): readonly string[] {
  return sources(context).map(({ name }) => name);
}

function sourceOf(request: Request): Source {
  const context = contextOf(request);
  const candidates = sources(context).map((one) => ({
    context,
    thing: { ...one, name: { text: one.name } },
  }));
  const names = sourceNames(request);
  const what = 'view, entity or aggregate';
  const { thing } = theOne(request.text('from') ?? '', candidates, { what, names });
  return { ...thing, name: thing.name.text };
}

function columnNames(request: Request): readonly string[] {
  const { kind, fields, states } = sourceOf(request);
  const stored = fields.filter(({ derived }) => derived === undefined).map(({ name }) => name.text);
  return [...(kind === 'view' ? [] : ['id']), ...(states ? ['status'] : []), ...stored];
}

const idInput = ({ name }: Source): string => `${camel(name)}Id`;

function columnInput(column: string, source: Source, request: Request): readonly [string, Data] {
  if (column === 'id') return [idInput(source), idType(source, request)];
  if (column === 'status' && source.states) return ['status', `${source.name}Status`];
  const field = source.fields.find(({ name }) => name.text === column);
  // One that is not there is told by the check of the spec, at its place.
  return [column, field ? typeTextOf(field, request).replace(/[?*+]$/, '') : 'string'];
}

const line = (column: string, source: Source): string =>
  column === 'id' ? `id = ${idInput(source)}` : column;

function usualRoute(request: Request, source: Source): string {
  const own = `/${kebab(request.name)}`;
  if (!request.names('by').includes('id')) return ownRoute(request, 'GET', own);
  const id = `:${idInput(source)}`;
  return freeRoute(request.spec, [`GET ${source.base}/${id}`, `GET ${own}/${id}`]);
}
