import type { Model } from '../model/model.ts';
import { tellsOfRows } from './entity-events.ts';
import type { MigrationStep } from './migration-step.ts';
import { kebab } from './names.ts';
import { policyName } from './policy-scope.ts';
import { processManagerName } from './process-manager-scope.ts';
import { publisherName } from './publication-scope.ts';
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

/** Under what the events of each thing are kept, and were kept before it was renamed. */
function categoriesOf({ contexts }: Model): readonly Category[] {
  return contexts.flatMap((context) =>
    [...context.aggregates, ...context.entities.filter(tellsOfRows)].map((thing) => {
      const [name = '', ...former] = namesOf(context).flatMap((place) =>
        namesOf(thing).map((own) => `${kebab(place)}.${kebab(own)}`),
      );
      return { name, former };
    }),
  );
}

/** Under what it is kept how far each subscription has come, and was before it was renamed. */
function subscriptionsOf({ contexts }: Model): readonly Category[] {
  return contexts.flatMap((context) => {
    const policies = context.policies.map((policy) => {
      const [name = '', ...former] = namesOf(context).flatMap((place) =>
        namesOf(policy).map((own) => policyName(place, own)),
      );
      return { name, former };
    });
    const processors = context.streams.flatMap((stream) =>
      stream.processors.map((processor) => {
        const [name = '', ...former] = namesOf(context).flatMap((place) =>
          namesOf(stream).flatMap((of) =>
            namesOf(processor).map((own) => processorName(streamName(place, of), own)),
          ),
        );
        return { name, former };
      }),
    );
    if (context.publishes.length === 0) return [...policies, ...processors];
    const [name = '', ...former] = namesOf(context).map(publisherName);
    return [...policies, ...processors, { name, former }];
  });
}

/** Under what the instances of each process are kept, and were before it was renamed. */
function processesOf({ contexts }: Model): readonly Category[] {
  return contexts.flatMap((context) =>
    context.processes.map((process) => {
      const [name = '', ...former] = namesOf(context).flatMap((place) =>
        namesOf(process).map((own) => processManagerName(place, own)),
      );
      return { name, former };
    }),
  );
}

interface KeptTimer extends Category {
  readonly process: Category;
}

/** What the timers of each process are called, and were before they were renamed. */
function timersOf(model: Model): readonly KeptTimer[] {
  const processes = model.contexts.flatMap(({ processes: some }) => some);
  return processesOf(model).flatMap((process, at) => {
    const timers = processes[at]?.on.flatMap(({ schedule }) => schedule) ?? [];
    return timers.map(({ name, was }) => ({ process, name, former: was ? [was] : [] }));
  });
}

const timerName = (process: string, timer: string): string => `timer ${process} ${timer}`;

/** Timers that wait under a former name, and under the present one not yet. */
function renamedTimers(model: Model, stored: ReadonlySet<string>): readonly MigrationStep[] {
  const steps = timersOf(model).flatMap(({ process, name, former }): readonly MigrationStep[] => {
    const places = [process.name, ...process.former];
    const isStored = (timer: string): boolean =>
      places.some((place) => stored.has(timerName(place, timer)));
    const timer = former.find(isStored);
    if (timer === undefined || isStored(name)) return [];
    return [{ change: { kind: 'rename-timer', process: process.name, timer, to: name } }];
  });
  // Several events may schedule it.
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}

/** What a lock remembers of it. @example 'category sales.order', 'subscription sales.mark-paid' */
export const storedNames = (model: Model): ReadonlySet<string> =>
  new Set([
    ...categoriesOf(model).map(({ name }) => `category ${name}`),
    ...subscriptionsOf(model).map(({ name }) => `subscription ${name}`),
    ...processesOf(model).map(({ name }) => `process ${name}`),
    ...timersOf(model).map(({ process, name }) => timerName(process.name, name)),
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
  const categories = renamed(categoriesOf(model), (name) => stored.has(`category ${name}`));
  const subscriptions = renamed(subscriptionsOf(model), (name) =>
    stored.has(`subscription ${name}`),
  );
  const processes = renamed(processesOf(model), (name) => stored.has(`process ${name}`));
  return [
    ...categories.map(
      ({ from, to }): MigrationStep => ({
        change: { kind: 'rename-category', category: from, to },
      }),
    ),
    ...subscriptions.map(
      ({ from, to }): MigrationStep => ({
        change: { kind: 'rename-subscription', subscription: from, to },
      }),
    ),
    ...processes.map(
      ({ from, to }): MigrationStep => ({ change: { kind: 'rename-process', process: from, to } }),
    ),
    ...renamedTimers(model, stored),
  ];
}
