import { PlinthError } from '../../errors.ts';
import type { Context } from '../../spec/context.ts';
import type { Concept } from './concept.ts';
import { contextsWith } from './context-by-names.ts';
import { described } from './described.ts';
import { eventNamesIn, ownEventNames } from './events-of.ts';
import { contextOption, descriptionOption } from './options.ts';
import { contextsMeant, hintFor, onlyOf } from './parts.ts';
import type { Request } from './request.ts';
import { contextEdit } from './vocabulary-edit.ts';

const unpublished = (context: Context): readonly string[] => {
  const published = context.publishes.map(({ event }) => event.text);
  return eventNamesIn(context).filter((name) => !published.includes(name));
};

const contextsOf = (request: Request): readonly string[] =>
  contextsWith([request.name], { request, namesIn: eventNamesIn });

export const publicationConcept: Concept = {
  name: 'publication',
  about: 'lets other contexts and the outside see an event; its name is that of the event',
  example: 'publication OrderPaid --as order.paid --channel orders',
  nameCase: 'pascal',
  names: (request) => contextsMeant(request).flatMap(unpublished),
  options: [
    {
      ...contextOption,
      about: 'the context of the event; not needed where there is only one of that name',
      question: {
        message: 'Context',
        choices: contextsOf,
        usual: (request) => onlyOf(contextsOf(request)),
      },
    },
    { flag: 'as', value: 'type', about: 'its type outside; context and event unless given' },
    { flag: 'channel', value: 'name', about: 'its channel; the context unless given' },
    descriptionOption,
  ],
  edit: (request) => {
    const known = ownEventNames(request);
    if (!known.includes(request.name)) {
      throw new PlinthError('THING_NOT_FOUND', `the context has no event ${request.name}`, {
        hint: hintFor(request.name, known),
      });
    }
    const value = described(request, { as: request.text('as'), channel: request.text('channel') });
    return [contextEdit(request, 'publishes', { [request.name]: value })];
  },
};
