import type { Context } from '../model/context.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type EventSource, eventSources } from './event-source.ts';
import { eventType } from './identifiers.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { contractFile } from './paths.ts';
import { propertyName } from './schema-text.ts';

/** The events of one source that something hears. */
export interface HeardSource {
  readonly source: EventSource;
  readonly events: readonly Event[];
}

/** Some events by what they are recorded of. */
export const heardSources = (on: readonly Event[], model: Model): readonly HeardSource[] =>
  eventSources(model).flatMap((source) => {
    const events = on.filter(({ of }) => of === source.id);
    return events.length === 0 ? [] : [{ source, events }];
  });

/** The categories and the names of what is heard. */
export function typesDoc(heard: readonly HeardSource[]): Doc {
  const items = heard.map(({ source, events }): Doc => {
    const names = events.map(({ name }) => stringLiteral(name));
    return [propertyName(source.category), ': ', brackets({ open: '[', close: ']', items: names })];
  });
  return brackets({ open: '{', close: '}', items, space: line });
}

/** The same as the property `types`. */
export const typesLine = (heard: readonly HeardSource[]): string =>
  `  readonly types = ${printDoc(typesDoc(heard), { indent: 2, column: 19, after: ';' })};`;

/** Where something is heard. */
export interface HeardPlace {
  readonly model: Model;
  readonly context: Context;
  readonly heard: readonly HeardSource[];
}

/** The type of what is heard. @example 'Heard<{ ShipmentDispatched: ShipmentDispatched }>' */
export function heardType({ heard, context, model }: HeardPlace): {
  readonly doc: Doc;
  readonly imports: readonly Import[];
} {
  const events = heard.flatMap(({ source, events: some }) =>
    some.map((event) => {
      const isOwn = source.context === context.name;
      const type = eventType(event, model);
      const from = isOwn ? source.file : contractFile(source.context ?? '');
      return { event, type, imported: { name: type, from, type: true } };
    }),
  );
  const members = events.map(({ event, type }): Doc => `${event.name}: ${type}`);
  const inner = indent(line, join([';', line], members));
  const doc: Doc = ['Heard<', group(['{', inner, ifBreak(';'), line, '}']), '>'];
  return { doc, imports: events.map(({ imported }) => imported) };
}
