import { kebab, wordsOf } from '../../plan/names.ts';
import type { Aggregate } from '../../spec/aggregate.ts';
import type { DataMap, Edit } from '../edit.ts';
import { applicationCommand } from './application-command.ts';
import type { Concept } from './concept.ts';
import { described, oneOrAll } from './described.ts';
import { eventName } from './event-name.ts';
import { checkField, fieldEntries, neededFields, plainFields } from './field-entries.ts';
import { nameIn } from './name-in.ts';
import {
  aggregateOption,
  allowOption,
  contextOption,
  descriptionOption,
  httpOption,
} from './options.ts';
import { aggregateNames, aggregateOf, onlyOf } from './parts.ts';
import type { Request } from './request.ts';
import { baseOf, freeRoute } from './routes.ts';

const isOfAggregate = (request: Request): boolean => !isOfApplication(request);

const isOfApplication = (request: Request): boolean =>
  request.is('application') || request.isGiven('do');

const statesOf = (request: Request): readonly string[] =>
  aggregateOf(request).thing.states.map(({ name }) => name.text);

const STAYS = '(it stays)';

export const commandConcept: Concept = {
  name: 'command',
  about: 'what an aggregate decides, and the event it emits; or a command of the application',
  example: 'command Ship --aggregate Order --from Paid --to Shipped --input "trackingNo: string"',
  nameCase: 'pascal',
  options: [
    {
      ...aggregateOption,
      question: {
        message: 'Aggregate',
        choices: aggregateNames,
        usual: (r) => onlyOf(aggregateNames(r)),
        when: isOfAggregate,
      },
    },
    {
      ...contextOption,
      question: { message: 'Context', ...contextOption.question, when: isOfApplication },
    },
    {
      flag: 'from',
      value: 'state',
      isMany: true,
      about: 'where it may run; new: it creates; any state unless given',
      question: {
        message: 'From which states',
        choices: (request) => ['new', ...statesOf(request)],
        isOptional: true,
        when: isOfAggregate,
      },
    },
    {
      flag: 'to',
      value: 'state',
      about: 'where it leads; deleted: it ends',
      question: {
        message: 'To which state',
        choices: (request) => [STAYS, ...statesOf(request), 'deleted'],
        usual: () => STAYS,
        when: isOfAggregate,
      },
    },
    {
      flag: 'input',
      value: 'name: type',
      isMany: true,
      about: 'an input; one that creates takes the fields of the aggregate unless given',
      question: { message: 'Input, as name: type', isOptional: true },
      check: checkField,
    },
    {
      flag: 'require',
      value: 'rule',
      isMany: true,
      about: 'what must hold, for example "lines.length > 0 else EmptyOrder"',
    },
    {
      flag: 'event',
      value: 'name',
      about: 'the event it emits, added where it is new; made of both names unless given',
      question: { message: 'Event', usual: usualEvent, when: isOfAggregate },
    },
    httpOption('for example "POST /orders/:id/ship", which is the usual one'),
    allowOption,
    { flag: 'application', about: 'a command of the application, written by hand' },
    { flag: 'do', value: 'call', isMany: true, about: 'what a command of the application calls' },
    descriptionOption,
  ],
  edit: (request) =>
    isOfApplication(request) ? [applicationCommand(request)] : ofAggregate(request),
};

function usualEvent(request: Request): string {
  return eventName(aggregateOf(request).thing.name.text, request.name);
}

function ofAggregate(request: Request): readonly Edit[] {
  const { thing: aggregate } = aggregateOf(request);
  const { file, path } = aggregate.at;
  const isNew = request.names('from').includes('new');
  const given = fieldEntries(request.list('input'));
  const isOpen = isNew && !request.isGiven('input');
  const input = isOpen ? neededFields(aggregate.fields, request) : given;
  const event = nameIn('pascal', request.text('event') ?? usualEvent(request));
  const rules = request.list('require');
  const command = described(request, {
    state: transition(request),
    input: Object.keys(input).length > 0 ? input : undefined,
    require: rules.length > 0 ? rules : undefined,
    emit: event,
    http: request.isOff('http')
      ? undefined
      : (request.text('http') ?? usualRoute(request, aggregate, isNew)),
    allow: oneOrAll(request.list('allow')),
  });
  const commands: Edit = {
    kind: 'add',
    file,
    path: [...path, 'commands'],
    entries: { [request.name]: command },
  };
  if (aggregate.events.some(({ name }) => name.text === event)) return [commands];
  const entries: DataMap = { [event]: plainFields(input) };
  return [commands, { kind: 'add', file, path: [...path, 'events'], entries }];
}

/** @example 'Draft | Placed -> Cancelled' */
function transition(request: Request): string | undefined {
  const from = request.names('from').map((name) => (isWord(name) ? name : nameIn('pascal', name)));
  const to = request.text('to');
  const target =
    to === undefined || to === STAYS ? '' : ` -> ${isWord(to) ? to : nameIn('pascal', to)}`;
  if (from.length === 0 && target === '') return undefined;
  return `${from.length === 0 ? 'any' : from.join(' | ')}${target}`;
}

const isWord = (name: string): boolean => ['new', 'any', 'deleted'].includes(name);

function usualRoute(request: Request, aggregate: Aggregate, isNew: boolean): string {
  const base = baseOf(aggregate);
  const subject = kebab(aggregate.name.text);
  const words = wordsOf(request.name).join('-');
  const verb = words.endsWith(`-${subject}`) ? words.slice(0, -subject.length - 1) : words;
  if (!isNew) return `POST ${base}/:id/${verb}`;
  const isGiven = aggregate.id !== undefined && !isMade(aggregate.id, request);
  const id = isGiven ? '/:id' : '';
  return freeRoute(request.spec, [`POST ${base}${id}`, `POST ${base}${id}/${verb}`]);
}

/** Whether the server makes the id. */
function isMade({ at, given, default: usual }: NonNullable<Aggregate['id']>, request: Request) {
  return usual !== undefined || (!given && /^(uuid|int)$/.test(request.textAt(at)));
}
