import { camel } from '../../plan/names.ts';
import { callText } from './call-text.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described } from './described.ts';
import { eventCalled, eventNames, eventNamesIn } from './events-of.ts';
import { nameIn } from './name-in.ts';
import { descriptionOption } from './options.ts';
import { contextOf } from './parts.ts';
import { callNames } from './reaction-options.ts';
import type { Request } from './request.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const sagaConcept: Concept = {
  name: 'saga',
  about: 'steps in order, taken back when one fails',
  example: 'saga Checkout --on OrderPlaced --step "charge: Payment.Charge"',
  nameCase: 'pascal',
  options: [
    contextByNames({ flags: ['on'], namesIn: eventNamesIn, what: 'that event' }),
    {
      flag: 'on',
      value: 'event',
      about: 'the event that starts it',
      question: { message: 'Event that starts it', choices: eventNames },
    },
    {
      flag: 'step',
      value: 'name: call',
      isMany: true,
      about: 'a step and what it calls; without arguments these are filled by name',
      question: { message: 'What its steps call', choices: callNames },
    },
    { flag: 'timeout', value: 'duration', about: 'for the whole saga, for example 10m' },
    descriptionOption,
  ],
  edit: (request) => {
    const on = request.text('on') ?? '';
    eventCalled(on, request);
    const value = described(request, {
      on,
      timeout: request.text('timeout'),
      steps: request.list('step').map((text) => step(text, request)),
    });
    return [contextEdit(request, 'sagas', { [request.name]: value })];
  },
};

/** @example 'charge: Payment.Charge', or the call alone: the step is then called as the command */
function step(text: string, request: Request) {
  const [, name, call] = /^\s*(?:([\w-]+)\s*:\s*)?(.+?)\s*$/s.exec(text) ?? [];
  const made = callText(call ?? '', request, contextOf(request));
  const command = made.split('(')[0]?.split('.').at(-1) ?? '';
  return { step: name === undefined ? camel(command) : nameIn('camel', name), do: made };
}
