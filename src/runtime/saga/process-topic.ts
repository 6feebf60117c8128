import type { OpsTopic, Say } from '../ops/index.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import type { ProcessStore } from './process-store.ts';

/** What an operator sees of processes. Events that they could not handle are dead letters. */
export function processTopic(store: ProcessStore): OpsTopic {
  return {
    about: 'what reacts to several events, and waits for timers',
    commands: {
      list: {
        usage: 'list [<process>] [ended]',
        about: 'those that are running, or have ended, the oldest first',
        run: async (words, say) => list(store, words, say),
      },
      show: {
        usage: 'show <process> <key>',
        about: 'what it remembers, and its timers',
        run: async ([process = '', key = ''], say) => show(store, { process, key }, say),
      },
    },
  };
}

async function list(store: ProcessStore, words: readonly string[], say: Say): Promise<void> {
  const state = words.includes('ended') ? 'ended' : 'running';
  const process = words.find((word) => word !== 'ended');
  const found = await store.list({ state, ...(process !== undefined && { process }) });
  const of = process === undefined ? 'no process' : `no ${process}`;
  if (found.length === 0) return say(`${of} ${state === 'ended' ? 'has ended' : 'is running'}`);
  for (const one of found) {
    const end = one.endedAt === null ? '' : ` until ${one.endedAt}`;
    say(`${one.process} ${one.key}  since ${one.startedAt}${end}`);
  }
}

async function show(
  store: ProcessStore,
  { process, key }: Pick<ProcessInstance, 'process' | 'key'>,
  say: Say,
): Promise<void> {
  const instance = await store.get(process, key);
  if (instance === undefined) return say.failure(`there is no process ${process} ${key}`);
  const { state, startedAt, endedAt, data } = instance;
  say(`${state}, started ${startedAt}${endedAt === null ? '' : `, ended ${endedAt}`}`);
  for (const [name, value] of Object.entries(data)) say(`  ${name}: ${JSON.stringify(value)}`);
  for (const timer of await store.timers(process, key)) say(`  ${timerText(timer)}`);
}

function timerText({ name, dueAt, at }: Timer): string {
  const due = dueAt === null ? 'has fired, and is not done' : `at ${new Date(dueAt).toISOString()}`;
  return `timer ${name}: ${due}, scheduled ${at}`;
}
