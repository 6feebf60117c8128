import type { ViewHandler } from '../model/view.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type EventSource, eventSources } from './event-source.ts';
import { expressionLayout } from './expression-layout.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';
import { handlerText } from './view-handler.ts';
import {
  unsetColumns,
  type ViewScope,
  viewColumns,
  viewConstant,
  viewFile,
  viewName,
} from './view-scope.ts';
import { viewTableConstant } from './view-table.ts';

/** The events of one source that a view hears of. */
interface Heard {
  readonly source: EventSource;
  readonly handlers: readonly ViewHandler[];
}

const heardBy = ({ model, view }: ViewScope): readonly Heard[] =>
  eventSources(model).flatMap((source) => {
    const handlers = view.on.filter(({ event }) => event.of === source.id);
    return handlers.length === 0 ? [] : [{ source, handlers }];
  });

/** The type of the events of a source: of another context, those that its contract shows. */
function eventsType({ source, handlers }: Heard, { view, model }: ViewScope) {
  const { context, type: name, file: from } = source;
  if (context === view.context) return { text: name, imports: [{ name, from, type: true }] };
  const types = handlers.map(({ event }) => ({ key: event.name, type: eventType(event, model) }));
  return {
    text: `{ ${types.map(({ key, type }) => `${key}: ${type}`).join('; ')} }`,
    imports: types.map(
      ({ type }): Import => ({ name: type, from: contractFile(context ?? ''), type: true }),
    ),
  };
}

/** The type arguments of `view`, and what it is handed opens. */
function typeArguments(scope: ViewScope, heard: readonly Heard[]): string {
  const { view, names } = scope;
  const events = heard.map((one): Doc => {
    return `${stringLiteral(one.source.category)}: ${eventsType(one, scope).text}`;
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
  const categories = heard.map(({ source, handlers }) => ({
    category: propertyName(source.category),
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
