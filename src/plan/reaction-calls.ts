import type { Call } from '../model/call.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Process } from '../model/process.ts';
import type { Reaction } from '../model/reaction.ts';
import type { Saga } from '../model/saga.ts';
import { oncePer } from './once-per.ts';
import { wholeOf } from './sight.ts';

/** Something of a context hears events or messages and sends commands. */
export const hasReactions = (context: Context): boolean => {
  const { policies, sagas, processes, consumes, streams } = context;
  return policies.length + sagas.length + processes.length + consumes.length + streams.length > 0;
};

/** Something of a context follows events one by one: it reacts to them, or tells others. */
export const hasSubscriptions = (context: Context): boolean => {
  const { policies, sagas, processes, consumes, publishes } = context;
  return policies.length + sagas.length + processes.length + consumes.length + publishes.length > 0;
};

export const hasStreams = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(({ streams }) => streams.length > 0);

/** Something of a context follows events, one by one or in batches. */
export const followsEvents = (context: Context): boolean =>
  hasSubscriptions(context) || context.streams.length > 0;

export const hasSagas = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(({ sagas }) => sagas.length > 0);

export const hasProcesses = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(({ processes }) => processes.length > 0);

/** Everything that a saga does, takes back, and does at the end. */
export const sagaReactions = ({ steps, done, failed }: Saga): readonly Reaction[] =>
  [...steps.flat().flatMap((step) => [step.do, step.undo]), done, failed].flatMap((one) =>
    one ? [one] : [],
  );

/** Everything that a process does about events, and that its timers do. */
export const processReactions = ({ on }: Process): readonly Reaction[] =>
  on.flatMap(({ do: made, schedule }) => [
    ...(made ? [made] : []),
    ...schedule.map((timer) => timer.do),
  ]);

/** The calls that what a context hears leads to. */
export const reactionCalls = oncePer((context: Context): readonly Call[] => {
  const { policies, sagas, processes, consumes, streams } = context;
  const doing = [
    ...policies,
    ...consumes.flatMap(({ messages }) => messages),
    ...streams.flatMap(({ processors }) => processors),
  ];
  const done = doing.flatMap(({ body }) => (body.kind === 'do' ? [body.reaction] : []));
  const all = [...done, ...sagas.flatMap(sagaReactions), ...processes.flatMap(processReactions)];
  return all.flat().map(({ call }) => call);
});

/** Whether what a context hears may lead to commands of its own. */
export const commandsItself = (context: Context): boolean =>
  context.consumes.length > 0 ||
  [...context.policies, ...context.streams.flatMap(({ processors }) => processors)].some(
    ({ body }) => body.kind === 'code',
  ) ||
  reactionCalls(context).some((call) => call.context === context.name);

/** The calls of commands of a context by other contexts, each once. */
export function callsByOthers({ name }: Context, model: Model): readonly Call[] {
  const calls = wholeOf(model)
    .contexts.filter((other) => other.name !== name)
    .flatMap(reactionCalls)
    .filter(({ context }) => context === name);
  return [...new Map(calls.map((call) => [`${call.aggregate} ${call.name}`, call])).values()];
}

/** Whether other contexts send commands to a context: then its bus is made where all can have it. */
export const isCommandedByOthers = (context: Context, model: Model): boolean =>
  callsByOthers(context, model).length > 0;
