import { kebab, plural } from '../../plan/names.ts';
import type { Concept } from './concept.ts';
import { described, oneOrAll, present } from './described.ts';
import { eventName } from './event-name.ts';
import { fieldEntries, plainFields } from './field-entries.ts';
import { nameIn } from './name-in.ts';
import {
  allowOption,
  contextOption,
  descriptionOption,
  fieldOption,
  httpOption,
} from './options.ts';
import type { Request } from './request.ts';
import { ownRoute } from './routes.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const aggregateConcept: Concept = {
  name: 'aggregate',
  about: 'a consistency boundary, with a command that creates it and its event',
  example: 'aggregate Order --state Open --state Paid --field "customerId: uuid"',
  nameCase: 'pascal',
  options: [
    contextOption,
    {
      flag: 'state',
      value: 'name',
      isMany: true,
      about: 'a state, the first is where it begins; several, or one list: Open,Paid',
      question: { message: 'States, for example Open,Paid', isOptional: true },
      check: (text) => {
        for (const name of text.split(',')) nameIn('pascal', name.trim());
      },
    },
    fieldOption('a part of its state'),
    { flag: 'id', value: 'type', about: 'its id; uuid unless given' },
    {
      flag: 'store',
      value: 'kind',
      about: 'state: one row; events: a stream of events',
      question: { message: 'Store', choices: () => ['state', 'events'], usual: () => 'state' },
    },
    {
      flag: 'create',
      value: 'command',
      about: 'the command that creates it; Create unless given',
      question: { message: 'Command that creates it', usual: () => 'Create' },
    },
    httpOption('POST to its name in the plural unless given, for example "POST /orders"'),
    allowOption,
    descriptionOption,
  ],
  edit: (request) => {
    const fields = fieldEntries(request.list('field'));
    const states = request.names('state').map((name) => nameIn('pascal', name));
    const command = nameIn('pascal', request.text('create') ?? 'Create');
    const event = eventName(request.name, command);
    const input = Object.fromEntries(
      Object.entries(fields).flatMap(([name, type]) => {
        const brought = inputType(`${type}`);
        return brought === undefined ? [] : [[name, brought]];
      }),
    );
    const [first] = states;
    const creation = present({
      state: first === undefined ? 'new' : `new -> ${first}`,
      input: Object.keys(input).length > 0 ? input : undefined,
      emit: event,
      http: request.isOff('http') ? undefined : (request.text('http') ?? usualRoute(request)),
      allow: oneOrAll(request.list('allow')),
    });
    const store = request.text('store');
    const value = described(request, {
      id: request.text('id'),
      store: store === 'state' ? undefined : store,
      states: states.length > 0 ? states : undefined,
      fields,
      commands: { [command]: creation },
      events: { [event]: plainFields(input) },
    });
    return [contextEdit(request, 'aggregates', { [request.name]: value })];
  },
};

/** What must be brought when it is created; undefined: the field fills itself, or needs nothing. */
function inputType(type: string): string | undefined {
  const isFilled = / :?= /.test(type) || /[?*]( |$)/.test(type);
  return isFilled ? undefined : type.replace(/ (unique|immutable|secret)(?= |$)/g, '');
}

function usualRoute(request: Request): string {
  const base = `/${kebab(plural(request.name))}`;
  const id = request.text('id') ?? 'uuid';
  // An id that the server does not make is part of the path.
  const isMade = /^(uuid|int)$/.test(id) || / = /.test(id);
  return ownRoute(request, 'POST', `${base}${isMade ? '' : '/:id'}`);
}
