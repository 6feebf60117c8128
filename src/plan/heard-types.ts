import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { type Doc, line, printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type EventSource, eventSources } from './event-source.ts';
import { brackets } from './layout.ts';
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

/** The categories and the names of what is heard, as the property `types`. */
export function typesLine(heard: readonly HeardSource[]): string {
  const items = heard.map(({ source, events }): Doc => {
    const names = events.map(({ name }) => stringLiteral(name));
    return [propertyName(source.category), ': ', brackets({ open: '[', close: ']', items: names })];
  });
  const object = brackets({ open: '{', close: '}', items, space: line });
  return `  readonly types = ${printDoc(object, { indent: 2, column: 19, after: ';' })};`;
}
