import type { Event } from '../model/event.ts';
import type { ProcessHandler, Timer } from '../model/process.ts';
import { below, call, objectCall, property, statement } from './code-doc.ts';
import { declaredFile } from './declared-file.ts';
import { type Doc, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import type { ProcessScope } from './process-manager-scope.ts';
import {
  codecOf,
  holdsFor,
  type Made,
  madeEvent,
  makingOf,
  sentFor,
  storedItems,
} from './reaction-test.ts';

/** One event as it is made up, and what is sure to follow from it. */
interface Heard {
  readonly handler: ProcessHandler;
  readonly made: Made;
  readonly codec: Import;
  /** What is sent for it. */
  readonly sent: readonly Import[];
  /** The instance that it concerns, as JSON. */
  readonly key: string;
}

/** The key that an event has; undefined: it is not one of its fields as it stands. */
function keyOf({ key }: ProcessHandler, made: Made): string | undefined {
  const values = key.map((part) => {
    if (part.kind === 'name') return made.get(part.field.name)?.json;
    const [binding, ...others] = [...part.value.bindings.values()];
    const isName = part.value.node.type === 'Identifier' && others.length === 0;
    return isName && binding?.kind === 'payload' ? made.get(binding.name)?.json : undefined;
  });
  const isWhole = values.every((value) => value !== undefined && value !== null);
  return isWhole ? JSON.stringify(values) : undefined;
}

/** Undefined where something depends on more than the event. */
function heardOf(handler: ProcessHandler, scope: ProcessScope): Heard | undefined {
  const { event, when } = handler;
  const made = madeEvent(event);
  const source = scope.heard.find(({ events }) => events.includes(event))?.source;
  const codec = source && codecOf(source, scope.model);
  const key = made && keyOf(handler, made);
  if (!made || !codec || key === undefined) return undefined;
  if (when && holdsFor(when, made) !== true) return undefined;
  const sent = handler.do ? sentFor(handler.do, made, scope) : [];
  return sent && { handler, made, codec, sent, key };
}

/** What timers send, the first of them first; undefined: that is not sure. */
function firedOf(timers: readonly Timer[], made: Made, scope: ProcessScope) {
  const inOrder = [...timers].sort((one, other) => dueOf(one) - dueOf(other));
  if (timers.length > 1 && timers.some(({ due }) => due.kind === 'at')) return undefined;
  const sent = inOrder.map((timer) => sentFor(timer.do, made, scope));
  return sent.some((one) => one === undefined) ? undefined : sent.flatMap((one) => one ?? []);
}

const dueOf = ({ due }: Timer): number => (due.kind === 'after' ? due.ms : 0);

const sentText = (sent: readonly Import[]): Doc =>
  brackets({ open: '[', close: ']', items: sent.map(({ name }) => call('expect.any', name)) });

/** `await test.when(orderEvents, 'OrderOpened', { … })` */
function happening({ handler: { event }, codec, made }: Heard): Doc {
  const args = [codec.name, stringLiteral(event.name)];
  const items = storedItems(made);
  return items.length === 0
    ? call('test.when', ...args, '{}')
    : objectCall({ callee: 'test.when', args, items });
}

const sends = (
  heard: Heard,
  sent: readonly Import[],
  happened = happening(heard),
): readonly string[] => [
  statement('const sent = await', [' ', happened], 4),
  statement('', ['expect(sent).toEqual(', sentText(sent), ')'], 4),
];

function instanceLine(isRunning: boolean, timers: readonly string[]): string {
  const list = brackets({ open: '[', close: ']', items: [...timers].sort().map(stringLiteral) });
  const items: readonly Doc[] = [
    `state: ${isRunning ? "'running'" : "'ended'"}`,
    ['timers: ', list],
  ];
  const object = brackets({ open: '{', close: '}', items, space: line });
  return statement('', ['expect(await test.instance()).toEqual(', object, ')'], 4);
}

interface Case {
  readonly title: string;
  readonly statements: readonly string[];
}

const hears = 'start(test)';
const begun = '    const test = begin();';
const started = '    const test = await started();';

/** The timers that wait once an event is handled. */
function waitingAfter({ handler }: Heard, before: readonly string[]): readonly string[] {
  if (handler.ends) return [];
  const left = before.filter((name) => !handler.cancel.includes(name));
  return [...new Set([...left, ...handler.schedule.map(({ name }) => name)])];
}

function startCase(first: Heard): Case {
  const { event, ends } = first.handler;
  const statements = [
    begun,
    ...sends(first, first.sent, hears),
    instanceLine(!ends, waitingAfter(first, [])),
  ];
  return { title: `starts with ${event.name}`, statements };
}

function timerCase(first: Heard, fired: readonly Import[]): Case {
  const { schedule, event } = first.handler;
  const names = schedule.map(({ name }) => name).join(' and ');
  const statements = [
    started,
    statement('', ['expect(await test.later()).toEqual(', sentText(fired), ')'], 4),
  ];
  return { title: `fires ${names} after ${event.name}`, statements };
}

function nextCase(next: Heard, first: Heard): Case {
  const { event, ends } = next.handler;
  const waiting = waitingAfter(next, waitingAfter(first, []));
  const statements = [started, ...sends(next, next.sent), instanceLine(!ends, waiting)];
  return { title: `${ends ? 'ends with' : 'reacts to'} ${event.name}`, statements };
}

function strayCase(next: Heard): Case {
  const statements = [
    begun,
    ...sends(next, []),
    '    expect(await test.instance()).toBeUndefined();',
  ];
  return { title: `passes over ${next.handler.event.name} where nothing was started`, statements };
}

/** What is sure of a process that one event has started. */
function casesOf(first: Heard, scope: ProcessScope) {
  const { on } = scope.process;
  const { schedule, ends } = first.handler;
  const fired = ends ? [] : firedOf(schedule, first.made, scope);
  const all = on.flatMap((handler) => heardOf(handler, scope) ?? []);
  const others = ends ? [] : all.filter((one) => one !== first && isAfter(one, first));
  const [stray] = all
    .filter(({ handler }) => !handler.starts)
    .sort((one, other) => one.made.size - other.made.size);
  const timers = schedule.length > 0 && fired !== undefined && !ends;
  return {
    cases: [
      startCase(first),
      ...(timers ? [timerCase(first, fired)] : []),
      ...others.map((next) => nextCase(next, first)),
      ...(stray ? [strayCase(stray)] : []),
    ],
    hasStarted: timers || others.length > 0,
    imports: [first, ...others, ...(stray ? [stray] : [])]
      .flatMap(({ codec, sent }) => [codec, ...sent])
      .concat(timers ? fired : []),
  };
}

const isAfter = (one: Heard, first: Heard): boolean =>
  one.key === first.key && one.handler.event !== first.handler.event;

/** Two commands of one name cannot both be imported by it. */
const hasTwins = (imports: readonly Import[]): boolean =>
  imports.some((one) =>
    imports.some((other) => other.name === one.name && other.from !== one.from),
  );

const codecsOf = (events: readonly Event[], scope: ProcessScope): readonly Import[] =>
  scope.heard
    .filter((heard) => heard.events.some((event) => events.includes(event)))
    .flatMap(({ source }) => codecOf(source, scope.model) ?? []);

/** `test/contexts/ordering/abandoned-draft.process.test.ts`; none where nothing is sure. */
export function planProcessTest(scope: ProcessScope): readonly PlannedFile[] {
  const { process, context, type, file } = scope;
  const [first] = process.on
    .filter(({ starts }) => starts)
    .flatMap((handler) => heardOf(handler, scope) ?? []);
  if (first === undefined) return [];
  const { cases, hasStarted, imports: used } = casesOf(first, scope);
  if (hasTwins(used)) return [];
  const path = `test/contexts/${kebab(context.name)}/${kebab(process.name)}.process.test.ts`;
  const making = makingOf(scope, 6);
  const codecs = codecsOf(
    process.on.map(({ event }) => event),
    scope,
  );
  const list = brackets({ open: '[', close: ']', items: codecs.map(({ name }) => name) });
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: 'ProcessTest', from: '@plinth/runtime/testing' },
    { name: type, from: file },
    ...codecs,
    ...used,
    ...making.imports,
  ];
  return [
    declaredFile(process, {
      role: 'test',
      path,
      template: 'app/test/contexts/__context__/__process__.process.test.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        making: making.lines,
        codecs: property('codecs', [' ', list], 6),
        start: statement('const start = (test: ProcessTest) =>', below(happening(first)), 2),
        hasStarted,
        cases: cases.map(({ title, statements }) => ({ title: stringLiteral(title), statements })),
      },
    }),
  ];
}
