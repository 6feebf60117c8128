import type { Aggregate } from '../model/aggregate.ts';
import type { ViewHandler } from '../model/view.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { expressionLayout } from './expression-layout.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';
import { handlerText } from './view-handler.ts';
import {
  heardHandlers,
  unsetColumns,
  type ViewScope,
  viewColumns,
  viewConstant,
  viewFile,
  viewName,
} from './view-scope.ts';
import { viewTableConstant } from './view-table.ts';

/** The events of one aggregate that a view hears of. */
interface Heard {
  readonly aggregate: Aggregate;
  readonly handlers: readonly ViewHandler[];
}

function heardBy(scope: ViewScope): readonly Heard[] {
  const handlers = heardHandlers(scope, scope.view);
  const aggregates = scope.model.contexts.flatMap((context) => context.aggregates);
  return aggregates.flatMap((aggregate) => {
    const own = handlers.filter(({ event }) => event.of === aggregate.id);
    return own.length === 0 ? [] : [{ aggregate, handlers: own }];
  });
}

/** The type of the events of an aggregate: of another context, those that its contract shows. */
function eventsType({ aggregate, handlers }: Heard, { view, model }: ViewScope) {
  if (aggregate.context === view.context) {
    const name = aggregateNames(aggregate).events;
    const from = aggregateFiles(aggregate).events;
    return { text: name, imports: [{ name, from, type: true }] };
  }
  const types = handlers.map(({ event }) => ({ key: event.name, name: eventType(event, model) }));
  return {
    text: `{ ${types.map(({ key, name }) => `${key}: ${name}`).join('; ')} }`,
    imports: types.map(
      ({ name }): Import => ({ name, from: contractFile(aggregate.context ?? ''), type: true }),
    ),
  };
}

/** The type arguments of `view`, and what it is handed opens. */
function typeArguments(scope: ViewScope, heard: readonly Heard[]): string {
  const { view, names } = scope;
  const events = heard.map((one): Doc => {
    const category = stringLiteral(aggregateNames(one.aggregate).category);
    return `${category}: ${eventsType(one, scope).text}`;
  });
  const unset = unsetColumns(view);
  const union = (fields: readonly { readonly name: string }[]): string =>
    fields.map(({ name }) => stringLiteral(name)).join(' | ');
  const all: readonly Doc[] = [
    names.type,
    group(['{', indent(line, join([';', line], events)), ifBreak(';'), line, '}']),
    union(view.key),
    ...(unset.length > 0 ? [union(unset)] : []),
  ];
  const list = group(['<', indent(softline, join([',', line], all)), softline, '>']);
  const head = `export const ${viewConstant(view)} = view`;
  return printDoc([head, list], { indent: 0, after: '({' });
}

const never: TsExpression = { kind: 'name', text: 'undefined' };

/** Nothing of the moment is in a row before its first event. */
const makers: Makers = { now: never, today: never, uuid: never };

/** The row as it starts. */
function blank({ view }: ViewScope) {
  const unset = unsetColumns(view);
  const filled = viewColumns(view)
    .slice(view.key.length)
    .filter((field) => !unset.includes(field))
    .map((field) => ({ field, value: startOf(field, view.context) }));
  const items = filled.map(
    ({ field, value }): TsProperty => ({ kind: 'property', key: field.name, value: value.node }),
  );
  const key = pathExpression('key');
  const body: TsExpression =
    items.length === 0 ? key : { kind: 'object', items: [{ kind: 'spread', of: key }, ...items] };
  const arrow: TsExpression = { kind: 'arrow', params: ['key'], body };
  const doc = expressionLayout(arrow, { parent: { kind: 'statement' }, as: 'property' });
  const text = printDoc(['blank: ', doc], { indent: 2, after: ',' });
  return { line: `  ${text},`, imports: filled.flatMap(({ value }) => value.imports) };
}

const startOf = (field: Parameters<typeof unfilled>[0], context: string | undefined) =>
  unfilled(field.card === 'some' ? { ...field, card: 'many' } : field, { context, makers }) ?? {
    node: never,
    imports: [],
  };

/** `infrastructure/views/account-summary.ts`: what each event makes of a row. */
export function planViewDefinition(scope: ViewScope): PlannedFile {
  const { view, names, files } = scope;
  const heard = heardBy(scope);
  const start = blank(scope);
  const categories = heard.map(({ aggregate, handlers }) => ({
    category: propertyName(aggregateNames(aggregate).category),
    handlers: handlers.map((handler) => ({
      name: handler.event.name,
      ...handlerText(view, handler),
    })),
  }));
  const table = viewTableConstant(scope);
  const imports: readonly Import[] = [
    { name: names.type, from: files.row, type: true },
    { name: table, from: files.table },
    { name: 'view', from: '@plinth/runtime/eventsourcing' },
    ...start.imports,
    ...heard.flatMap((one) => eventsType(one, scope).imports),
    ...categories.flatMap(({ handlers }) => handlers.flatMap((handler) => handler.imports)),
  ];
  return viewFile(scope, {
    role: 'view',
    path: files.view,
    template: 'infrastructure/views/__view__.ts',
    view: {
      imports: renderImports(imports, files.view),
      head: typeArguments(scope, heard),
      name: stringLiteral(viewName(view)),
      sync: view.sync,
      table,
      blank: start.line,
      categories: categories.map(({ category, handlers }) => ({
        category,
        handlers: handlers.map(({ name, lines }) => ({ name, lines })),
      })),
    },
  });
}
