import type { OpsTopic, Say } from '../ops/index.ts';
import { type SagaInstance, type StepRecord, sagaStates } from './saga-instance.ts';
import { SagaOperator } from './saga-operator.ts';
import type { SagaStore } from './saga-store.ts';

/** What an operator does about sagas. */
export function sagaTopic(store: SagaStore): OpsTopic {
  const operator = new SagaOperator(store);
  return {
    about: 'steps that are all done, or taken back',
    commands: {
      list: {
        usage: 'list [<state>]',
        about: `those in a state, the oldest first: parked unless you say ${sagaStates.join(', ')}`,
        run: async ([state = 'parked'], say) => list(operator, state, say),
      },
      show: {
        usage: 'show <id>',
        about: 'its steps, with attempts and errors',
        run: async ([id = ''], say) => show(store, id, say),
      },
      retry: {
        usage: 'retry <id> …',
        about: 'has what failed tried again, in the running app',
        run: (ids, say) =>
          each(ids, say, {
            change: (id) => operator.retry(id),
            done: 'to be retried',
          }),
      },
      abandon: {
        usage: 'abandon <id> …',
        about: 'gives them up: nothing more is done or taken back',
        run: (ids, say) =>
          each(ids, say, {
            change: (id) => operator.abandon(id),
            done: 'abandoned',
          }),
      },
    },
  };
}

async function list(operator: SagaOperator, wanted: string, say: Say): Promise<void> {
  const state = sagaStates.find((one) => one === wanted);
  if (state === undefined) {
    return say.failure(`${wanted} is no state of a saga: ${sagaStates.join(', ')}`);
  }
  const found = await operator.list({ state });
  if (found.length === 0) return say(`there are no sagas that are ${state}`);
  for (const { id, startedAt, journal } of found) {
    const { failure } = journal;
    say(`${id}  since ${startedAt}${failure ? `, ${failure.step}: ${failure.error}` : ''}`);
  }
}

async function show(store: SagaStore, id: string, say: Say): Promise<void> {
  const instance = await store.get(id);
  if (instance === undefined) return say.failure(`there is no saga ${id}`);
  for (const line of linesOf(instance)) say(line);
}

function linesOf({ state, startedAt, endedAt, owner, journal }: SagaInstance): readonly string[] {
  const { steps, ending, failure } = journal;
  const all: readonly (readonly [string, StepRecord])[] = [
    ...Object.entries(steps),
    ...(ending ? [[failure ? '(failed)' : '(done)', ending] as const] : []),
  ];
  return [
    `${state}, started ${startedAt}${endedAt ? `, ended ${endedAt}` : ''}${owner ? `, worked for by ${owner}` : ''}`,
    ...(failure ? [`because of ${failure.step}: ${failure.error}, ${failure.message}`] : []),
    ...all.map(([name, record]) => `  ${name}: ${recordText(record)}`),
  ];
}

function recordText({ state, attempts, restsUntil, failure }: StepRecord): string {
  return [
    state,
    ...(attempts > 0 ? [`attempt ${attempts}`] : []),
    ...(restsUntil === undefined ? [] : [`again at ${new Date(restsUntil).toISOString()}`]),
    ...(failure ? [`${failure.code}: ${failure.message}`] : []),
  ].join(', ');
}

interface Change {
  readonly change: (id: string) => Promise<boolean>;
  readonly done: string;
}

async function each(ids: readonly string[], say: Say, { change, done }: Change): Promise<void> {
  if (ids.length === 0) return say.failure('name the id of a saga');
  for (const id of ids) {
    try {
      if (await change(id)) say(`${id}  ${done}`);
      else say.failure(`${id} has ended, or changes at this moment`);
    } catch (error) {
      say.failure(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
