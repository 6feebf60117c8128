import { camel } from '../../plan/names.ts';
import type { Id } from '../../spec/id.ts';
import type { DataMap } from '../edit.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described } from './described.ts';
import { eventCalled, eventNames, eventNamesIn, type KnownEvent } from './events-of.ts';
import { checkField, fieldEntries, typeTextOf } from './field-entries.ts';
import { descriptionOption } from './options.ts';
import type { Request } from './request.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const viewConcept: Concept = {
  name: 'view',
  about: 'a read model that events keep',
  example: 'view OrderSummary --on OrderPlaced --on OrderPaid',
  nameCase: 'pascal',
  options: [
    contextByNames({ flags: ['on'], namesIn: eventNamesIn, what: 'those events' }),
    {
      flag: 'on',
      value: 'event',
      isMany: true,
      about: 'an event that changes it; several, or one list',
      question: { message: 'Events', choices: eventNames },
    },
    {
      flag: 'key',
      value: 'name: type',
      about: 'what a row is found by; the id of what the first event happens to unless given',
      check: checkField,
    },
    {
      flag: 'field',
      value: 'name: type',
      isMany: true,
      about: 'a column; all fields of the events unless given',
      question: {
        message: 'Column, as name: type; without any: all of the events',
        isOptional: true,
      },
      check: checkField,
    },
    descriptionOption,
  ],
  edit: (request) => {
    const names = request.names('on');
    const events = names.map((name) => eventCalled(name, request));
    const key = keyOf(request, events[0]);
    const given = fieldEntries(request.list('field'));
    const fields = request.isGiven('field') ? given : columns(events, request, key);
    const value = described(request, {
      key,
      fields,
      on: Object.fromEntries(names.map((name) => [name, {}])),
    });
    return [contextEdit(request, 'views', { [request.name]: value })];
  },
};

/** What --key says, or the id that the event carries. */
export function keyOf(request: Request, event: KnownEvent | undefined): DataMap {
  const written = request.text('key');
  if (written !== undefined) return fieldEntries([written]);
  if (event === undefined) return {};
  return { [`${camel(event.owner.name.text)}Id`]: idType(event.owner, request) };
}

/** @example idType(order, request) // 'uuid' */
export function idType({ id }: { readonly id?: Id | undefined }, request: Request): string {
  return id === undefined ? 'uuid' : request.textAt(id.type.at);
}

/** A column for every field of the events; optional where a row can begin without it. */
function columns(events: readonly KnownEvent[], request: Request, key: DataMap): DataMap {
  const begin = events.filter(({ begins }) => begins);
  const starts = begin.length > 0 ? begin : events.slice(0, 1);
  const found: Record<string, string> = {};
  for (const { fields } of events) {
    for (const field of fields) {
      const name = field.name.text;
      if (Object.hasOwn(key, name) || Object.hasOwn(found, name)) continue;
      const isSure = starts.every((event) => event.fields.some((one) => one.name.text === name));
      const type = typeTextOf(field, request);
      found[name] = isSure || /[?*+]$/.test(type) ? type : `${type}?`;
    }
  }
  return found;
}
