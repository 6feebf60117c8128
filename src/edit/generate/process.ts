import type { DataMap } from '../edit.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described } from './described.ts';
import { eventCalled, eventNames, eventNamesIn } from './events-of.ts';
import { checkField } from './field-entries.ts';
import { descriptionOption } from './options.ts';
import type { Request } from './request.ts';
import { keyOf } from './view.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const processConcept: Concept = {
  name: 'process',
  about: 'reacts to several events and remembers what came, with timers',
  example: 'process AbandonedDraft --start OrderOpened --end OrderPlaced',
  nameCase: 'pascal',
  options: [
    contextByNames({ flags: ['start', 'on', 'end'], namesIn: eventNamesIn, what: 'those events' }),
    {
      flag: 'start',
      value: 'event',
      about: 'the event that starts an instance',
      question: { message: 'Event that starts it', choices: eventNames },
    },
    {
      flag: 'on',
      value: 'event',
      isMany: true,
      about: 'an event on the way; several, or one list',
      question: { message: 'Events on the way', choices: eventNames, isOptional: true },
    },
    {
      flag: 'end',
      value: 'event',
      isMany: true,
      about: 'an event that ends it; several, or one list',
      question: { message: 'Events that end it', choices: eventNames, isOptional: true },
    },
    {
      flag: 'key',
      value: 'name: type',
      about: 'what tells instances apart; the id of what the first event happens to unless given',
      check: checkField,
    },
    descriptionOption,
  ],
  edit: (request) => {
    const start = request.text('start') ?? '';
    const on = reactions(request, start);
    for (const name of Object.keys(on)) eventCalled(name, request);
    const value = described(request, { key: keyOf(request, eventCalled(start, request)), on });
    return [contextEdit(request, 'processes', { [request.name]: value })];
  },
};

function reactions(request: Request, start: string): DataMap {
  const through = request.names('on').map((name) => [name, {}] as const);
  const last = request.names('end').map((name) => [name, { end: true }] as const);
  return { [start]: { start: true }, ...Object.fromEntries([...through, ...last]) };
}
