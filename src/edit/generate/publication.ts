import { PlinthError } from '../../errors.ts';
import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { ownEventNames } from './events-of.ts';
import { contextOption, descriptionOption } from './options.ts';
import { hintFor } from './parts.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const publicationConcept: Concept = {
  name: 'publication',
  about: 'lets other contexts and the outside see an event; its name is that of the event',
  example: 'publication OrderPaid --as order.paid --channel orders',
  nameCase: 'pascal',
  options: [
    contextOption,
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
