import type { Spec } from '../../spec/spec.ts';
import type { Option } from './concept.ts';
import { eventNames } from './events-of.ts';
import { contextOf, isContextOpen } from './parts.ts';
import type { Request } from './request.ts';

/** @example eventsOption('on', 'an event that it reacts to') */
export const eventsOption = (flag: string, about: string): Option => ({
  flag,
  value: 'event',
  isMany: true,
  about: `${about}; several, or one list`,
  question: { message: 'Events', choices: eventNames },
});

export const doOption: Option = {
  flag: 'do',
  value: 'call',
  isMany: true,
  about: 'the command it calls, for example Order.Cancel; without it, its body is yours to write',
  question: { message: 'Commands to call', choices: callNames, isOptional: true },
};

/** What can be called from a context: commands of its own, and of those it uses. */
export function callNames(request: Request): readonly string[] {
  if (isContextOpen(request)) return [];
  const context = contextOf(request);
  const used = context.uses.map((use) => use.context.text);
  return [...callsOf(context, ''), ...othersOf(request.spec, used)];
}

const othersOf = ({ contexts }: Spec, used: readonly string[]): readonly string[] =>
  contexts
    .filter(({ name }) => used.includes(name.text))
    .flatMap((context) => callsOf(context, `${context.name.text}.`));

function callsOf({ aggregates, commands }: Spec['contexts'][number], before: string) {
  return [
    ...aggregates.flatMap(({ name, commands: own }) =>
      own.map((command) => `${before}${name.text}.${command.name.text}`),
    ),
    ...commands.map(({ name }) => `${before}${name.text}`),
  ];
}
