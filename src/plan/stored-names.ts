import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { consumerName } from './consumer-scope.ts';
import { tellsOfRows } from './entity-events.ts';
import type { MigrationStep } from './migration-step.ts';
import { kebab } from './names.ts';
import { policyName } from './policy-scope.ts';
import { processManagerName } from './process-manager-scope.ts';
import { publisherName } from './publication-scope.ts';
import { sagaName } from './saga-scope.ts';
import type { SchemaChange } from './schema-change.ts';
import { processorName, streamName } from './stream-scope.ts';

interface Category {
  readonly name: string;
  readonly former: readonly string[];
}

interface Named {
  readonly name: string;
  readonly was: string | undefined;
}

const namesOf = ({ name, was }: Named): readonly string[] =>
  was === undefined ? [name] : [name, was];

/** What things of all contexts are kept under, and were before they or their contexts were renamed. */
const keptUnder = (
  { contexts }: Model,
  thingsOf: (context: Context) => readonly Named[],
  nameOf: (context: string, thing: string) => string,
): readonly Category[] =>
  contexts.flatMap((context) =>
    thingsOf(context).map((thing) => {
      const [name = '', ...former] = namesOf(context).flatMap((place) =>
        namesOf(thing).map((own) => nameOf(place, own)),
      );
      return { name, former };
    }),
  );

/** Under what the events of each thing are kept, and were before it was renamed. */
const categoriesOf = (model: Model): readonly Category[] => [
  ...keptUnder(
    model,
    ({ aggregates, entities }) => [...aggregates, ...entities.filter(tellsOfRows)],
    (context, own) => `${kebab(context)}.${kebab(own)}`,
  ),
  ...channelsOf(model),
];

/** Under what the messages of each channel are kept; contexts may share one. */
function channelsOf({ contexts }: Model): readonly Category[] {
  const consumes = contexts.flatMap((context) => context.consumes);
  const present = new Set(consumes.map(({ name }) => name));
  const all = consumes.map(({ name, was }) => ({
    name: messagesOf(name),
    former: was === undefined || present.has(was) ? [] : [messagesOf(was)],
  }));
  return [...new Map(all.map((one) => [`${one.name} ${one.former}`, one])).values()];
}

const messagesOf = (channel: string): string => `channel:${channel}`;

/** Under what it is kept how far each subscription has come, and was before it was renamed. */
function subscriptionsOf(model: Model): readonly Category[] {
  const processors = model.contexts.flatMap((context) =>
    context.streams.flatMap((stream) =>
      stream.processors.map((processor) => {
        const [name = '', ...former] = namesOf(context).flatMap((place) =>
          namesOf(stream).flatMap((of) =>
            namesOf(processor).map((own) => processorName(streamName(place, of), own)),
          ),
        );
        return { name, former };
      }),
    ),
  );
  const publishers = keptUnder(
    model,
    (context) => (context.publishes.length === 0 ? [] : [context]),
    publisherName,
  );
  return [
    ...keptUnder(model, ({ policies }) => policies, policyName),
    ...keptUnder(model, ({ consumes }) => consumes, consumerName),
    ...processors,
    ...publishers,
  ];
}

const processesOf = (model: Model): readonly Category[] =>
  keptUnder(model, ({ processes }) => processes, processManagerName);

const sagasOf = (model: Model): readonly Category[] =>
  keptUnder(model, ({ sagas }) => sagas, sagaName);

/** What is kept within what is kept of another thing. */
interface Part extends Category {
  readonly of: Category;
}

const partOf =
  (of: Category) =>
  ({ name, was }: Named): Part => ({ of, name, former: was === undefined ? [] : [was] });

/** What the timers of each process are called, and were before they were renamed. */
function timersOf(model: Model): readonly Part[] {
  const processes = model.contexts.flatMap(({ processes: some }) => some);
  return processesOf(model).flatMap((process, at) => {
    const timers = processes[at]?.on.flatMap(({ schedule }) => schedule) ?? [];
    return timers.map(partOf(process));
  });
}

/** What the steps of each saga are called, and were before they were renamed. */
function stepsOf(model: Model): readonly Part[] {
  const sagas = model.contexts.flatMap(({ sagas: some }) => some);
  return sagasOf(model).flatMap((saga, at) => (sagas[at]?.steps.flat() ?? []).map(partOf(saga)));
}

const timerName = (process: string, timer: string): string => `timer ${process} ${timer}`;
const stepName = (saga: string, step: string): string => `step ${saga} ${step}`;

interface RenamedPart extends Rename {
  readonly of: string;
}

/** Parts that are stored under a former name, and under the present one not yet. */
function renamedParts(
  parts: readonly Part[],
  isKept: (of: string, name: string) => boolean,
): readonly RenamedPart[] {
  const found = parts.flatMap(({ of, name, former }): readonly RenamedPart[] => {
    const places = [of.name, ...of.former];
    const isStored = (part: string): boolean => places.some((place) => isKept(place, part));
    const from = former.find(isStored);
    return from === undefined || isStored(name) ? [] : [{ of: of.name, from, to: name }];
  });
  // Several events may schedule a timer.
  return [...new Map(found.map((one) => [`${one.of} ${one.from}`, one])).values()];
}

/** What a lock remembers of it. @example 'category sales.order', 'subscription sales.mark-paid' */
export const storedNames = (model: Model): ReadonlySet<string> =>
  new Set([
    ...categoriesOf(model).map(({ name }) => `category ${name}`),
    ...subscriptionsOf(model).map(({ name }) => `subscription ${name}`),
    ...processesOf(model).map(({ name }) => `process ${name}`),
    ...timersOf(model).map(({ of, name }) => timerName(of.name, name)),
    ...sagasOf(model).map(({ name }) => `saga ${name}`),
    ...stepsOf(model).map(({ of, name }) => stepName(of.name, name)),
  ]);

interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Those that are stored under a former name, and under the present one not yet. */
const renamed = (
  all: readonly Category[],
  isStored: (name: string) => boolean,
): readonly Rename[] =>
  all.flatMap(({ name, former }) => {
    const from = former.find(isStored);
    return from === undefined || isStored(name) ? [] : [{ from, to: name }];
  });

/** What files events, and the places of what follows them, under new names; what events say stays. */
export function storedSteps(model: Model, stored: ReadonlySet<string>): readonly MigrationStep[] {
  const named = (kind: string, all: readonly Category[]): readonly Rename[] =>
    renamed(all, (name) => stored.has(`${kind} ${name}`));
  const timers = renamedParts(timersOf(model), (of, name) => stored.has(timerName(of, name)));
  const steps = renamedParts(stepsOf(model), (of, name) => stored.has(stepName(of, name)));
  const changes: readonly SchemaChange[] = [
    ...named('category', categoriesOf(model)).map(
      ({ from, to }) => ({ kind: 'rename-category', category: from, to }) as const,
    ),
    ...named('subscription', subscriptionsOf(model)).map(
      ({ from, to }) => ({ kind: 'rename-subscription', subscription: from, to }) as const,
    ),
    ...named('process', processesOf(model)).map(
      ({ from, to }) => ({ kind: 'rename-process', process: from, to }) as const,
    ),
    ...timers.map(
      ({ of, from, to }) => ({ kind: 'rename-timer', process: of, timer: from, to }) as const,
    ),
    ...named('saga', sagasOf(model)).map(
      ({ from, to }) => ({ kind: 'rename-saga', saga: from, to }) as const,
    ),
    ...steps.map(
      ({ of, from, to }) => ({ kind: 'rename-step', saga: of, step: from, to }) as const,
    ),
  ];
  return changes.map((change) => ({ change }));
}
