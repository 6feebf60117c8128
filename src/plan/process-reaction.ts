import type { BoundExpression, Field } from '../model/declaration.ts';
import type { ProcessHandler, Timer } from '../model/process.ts';
import { printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { brackets } from './layout.ts';
import { groupedDigits } from './number-text.ts';
import type { ProcessScope } from './process-manager-scope.ts';
import type { Lines } from './reaction-lines.ts';
import { propertyName } from './schema-text.ts';
import { callFunction, objectFunction, valueFunction } from './scoped-function.ts';

const noImports = (lines: readonly string[]): Lines => ({ lines, imports: [] });

/** The fields of an event as a context sees them: of a foreign one, those that are published. */
function seenFields({ event }: ProcessHandler, { context, model }: ProcessScope): readonly Field[] {
  const { idField, fields } = event;
  const home = model.contexts.find(({ name }) => name === event.context);
  const published =
    home === context ? undefined : home?.publishes.find((one) => one.event === event);
  return [idField, ...(published?.fields ?? fields)];
}

/** What finds the instance. @example 'key: ({ event }) => ({ orderId: event.orderId }),' */
function keyLines(handler: ProcessHandler, scope: ProcessScope, indent: number): Lines {
  const seen = seenFields(handler, scope);
  const computedOf = (name: string): BoundExpression | undefined =>
    seen.find((field) => field.name === name)?.computed;
  const entries = handler.key.map((part) => {
    const { name } = part.field;
    const value = part.kind === 'expr' ? part.value : computedOf(name);
    return { name, value: value ?? `event.${name}` };
  });
  return objectFunction(entries, scope, { head: 'key: ', indent });
}

function setLines({ set }: ProcessHandler, scope: ProcessScope, indent: number): Lines {
  const entries = set.map(({ field, value }) => ({ name: field.name, value }));
  return objectFunction(entries, scope, { head: 'set: ', indent });
}

function timerLines({ name, due, do: made }: Timer, scope: ProcessScope, indent: number): Lines {
  const inner = indent + 2;
  const space = ' '.repeat(indent);
  const time =
    due.kind === 'after'
      ? noImports([`${space}  after: ${groupedDigits(due.ms)},`])
      : valueFunction(due.value, scope, { head: 'at: ', indent: inner });
  const call = callFunction(made, scope, { head: 'do: async ', indent: inner });
  return {
    lines: [`${space}${propertyName(name)}: {`, ...time.lines, ...call.lines, `${space}},`],
    imports: [...time.imports, ...call.imports],
  };
}

function scheduleLines(timers: readonly Timer[], scope: ProcessScope, indent: number): Lines {
  const all = timers.map((timer) => timerLines(timer, scope, indent + 2));
  const space = ' '.repeat(indent);
  return {
    lines: [`${space}schedule: {`, ...all.flatMap(({ lines }) => lines), `${space}},`],
    imports: all.flatMap(({ imports }) => imports),
  };
}

function cancelLine(names: readonly string[], indent: number): string {
  const list = brackets({ open: '[', close: ']', items: names.map(stringLiteral) });
  const text = printDoc(list, { indent, column: indent + 'cancel: '.length, after: ',' });
  return `${' '.repeat(indent)}cancel: ${text},`;
}

/** What is done about one event, as a property of that name. */
export function processReactionLines(
  handler: ProcessHandler,
  scope: ProcessScope,
  indent: number,
): Lines {
  const { event, starts, ends, when, set, do: made, schedule, cancel } = handler;
  const inner = indent + 2;
  const space = ' '.repeat(inner);
  const parts: readonly Lines[] = [
    keyLines(handler, scope, inner),
    ...(starts ? [noImports([`${space}start: true,`])] : []),
    ...(ends ? [noImports([`${space}end: true,`])] : []),
    ...(when ? [valueFunction(when, scope, { head: 'when: ', indent: inner })] : []),
    ...(set.length > 0 ? [setLines(handler, scope, inner)] : []),
    ...(made ? [callFunction(made, scope, { head: 'do: async ', indent: inner })] : []),
    ...(schedule.length > 0 ? [scheduleLines(schedule, scope, inner)] : []),
    ...(cancel.length > 0 ? [noImports([cancelLine(cancel, inner)])] : []),
  ];
  return {
    lines: [
      `${' '.repeat(indent)}${propertyName(event.name)}: {`,
      ...parts.flatMap(({ lines }) => lines),
      `${' '.repeat(indent)}},`,
    ],
    imports: parts.flatMap(({ imports }) => imports),
  };
}
