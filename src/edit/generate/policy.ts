import { callTexts } from './call-text.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described, oneOrAll } from './described.ts';
import { eventCalled, eventNamesIn } from './events-of.ts';
import { descriptionOption } from './options.ts';
import { contextOf } from './parts.ts';
import { doOption, eventsOption } from './reaction-options.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const policyConcept: Concept = {
  name: 'policy',
  about: 'a stateless reaction to events',
  example: 'policy MarkShipped --on Shipping.ShipmentDispatched --do Order.Ship',
  nameCase: 'pascal',
  options: [
    contextByNames({ flags: ['on'], namesIn: eventNamesIn, what: 'those events' }),
    eventsOption('on', 'an event that it reacts to'),
    { flag: 'when', value: 'condition', about: 'only when this holds' },
    doOption,
    descriptionOption,
  ],
  edit: (request) => {
    const on = request.names('on');
    for (const name of on) eventCalled(name, request);
    const calls = callTexts(request, contextOf(request));
    const value = described(request, {
      on: oneOrAll(on),
      when: request.text('when'),
      do: oneOrAll(calls),
      code: calls.length > 0 ? undefined : true,
    });
    return [contextEdit(request, 'policies', { [request.name]: value })];
  },
};
