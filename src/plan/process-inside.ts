import type { Context } from '../model/context.ts';
import { codecsOf } from './codecs.ts';
import { tellsOfRows } from './entity-events.ts';
import type { Import } from './imports.ts';
import { elements } from './parameters.ts';
import type { View } from './planned-file.ts';
import { receivesMessages } from './process-messages.ts';
import { followsEvents, hasProcesses, hasReactions } from './reaction-calls.ts';

/** Whether a context is given what commands and events need. */
export const isCommanded = (context: Context): boolean =>
  context.aggregates.length + context.commands.length > 0 ||
  followsEvents(context) ||
  context.entities.some(tellsOfRows);

/** Whether a context needs the log of events. */
const needsEvents = (context: Context): boolean => isCommanded(context) || context.views.length > 0;

/** What everything about events and commands of a process needs; null: it has neither. */
export function insideView(
  contexts: readonly Context[],
): { view: View; imports: readonly Import[] } | null {
  if (!contexts.some(needsEvents)) return null;
  const isKeyed = contexts.some(hasReactions);
  const isTimed = hasProcesses({ contexts });
  const codecs = contexts.flatMap((context) => codecsOf(context) ?? []);
  const cqrs = '@plinth/runtime/cqrs';
  const names = [
    ...['logCommands', 'measureCommands', 'retryConflicts', 'SqlHandledCommands'],
    ...(isKeyed ? ['KeyedCalls'] : []),
  ];
  return {
    view: {
      codecs: elements([
        ...codecs.map(({ name }) => `...${name}`),
        ...(receivesMessages({ contexts })
          ? ['...channels.map(({ name }) => channelCodec(name))']
          : []),
        ...(isTimed ? ['timerCodec'] : []),
      ]),
      isKeyed,
    },
    imports: [
      ...codecs,
      ...names.map((name) => ({ name, from: cqrs })),
      { name: 'SqlEventStore', from: '@plinth/runtime/eventsourcing' },
      { name: 'Metrics', from: '@plinth/runtime/observability' },
      ...(isTimed ? [{ name: 'timerCodec', from: '@plinth/runtime/saga' }] : []),
    ],
  };
}
