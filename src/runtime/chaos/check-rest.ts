import type { Database } from '../database/index.ts';
import { endedStates } from '../saga/saga-instance.ts';
import { countsOf, told } from './counts.ts';
import { type Checked, counted, type Finding, shortened } from './finding.ts';
import { isRecord } from './json-types.ts';
import type { KeptTables } from './kept-tables.ts';

interface RestOptions {
  readonly database: Database;
  readonly tables: ReadonlySet<string>;
}

/** Whether nothing is half done: each saga has ended or waits for an operator who is told why, and so on. */
export async function checkRest(options: RestOptions): Promise<Checked> {
  const { tables } = options;
  const nothing: Checked = { looked: [], findings: [] };
  const parts = [
    tables.has('plinth_saga') ? await checkSagas(options) : nothing,
    tables.has('plinth_timer') ? await checkProcesses(options) : nothing,
    tables.has('plinth_delivery') ? await checkDeliveries(options) : nothing,
    tables.has('plinth_dead_letter') ? await checkDeadLetters(options) : nothing,
  ];
  return {
    looked: parts.flatMap(({ looked }) => looked),
    findings: parts.flatMap(({ findings }) => shortened(findings)),
  };
}

async function checkSagas({ database }: RestOptions): Promise<Checked> {
  const sagas = await database.of<KeptTables>().selectFrom('plinth_saga').selectAll().execute();
  const states = countsOf(sagas.map(({ state }) => state));
  return {
    looked: [`${counted(sagas.length, 'saga')}${told(states)}`],
    findings: sagas.flatMap(({ id, state, journal }) => {
      const what = problemOfSaga(state, journal);
      return what === undefined ? [] : [{ where: `saga ${id}`, what }];
    }),
  };
}

/** What is wrong with a saga that nobody is at work for; undefined: nothing. */
export function problemOfSaga(state: string, journal: string): string | undefined {
  if (endedStates.some((one) => one === state)) return openStep(state, journal);
  if (state !== 'parked') return `it is ${state}, and nobody goes on with it`;
  return hasFailure(JSON.parse(journal)) ? undefined : 'it is parked, and nothing says why';
}

function openStep(state: string, journal: string): string | undefined {
  const { steps } = JSON.parse(journal) as { readonly steps?: unknown };
  const open = Object.entries(isRecord(steps) ? steps : {}).find(([, step]) => {
    return isRecord(step) && ['doing', 'recalling', 'undoing'].includes(String(step.state));
  });
  if (open === undefined || state === 'abandoned') return undefined;
  return `it is ${state}, and its step ${open[0]} is under way`;
}

/** Somewhere in what is known of it. */
const hasFailure = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  (('failure' in json && json.failure !== undefined) || Object.values(json).some(hasFailure));

async function checkProcesses({ database }: RestOptions): Promise<Checked> {
  const db = database.of<KeptTables>();
  const processes = await db.selectFrom('plinth_process').select('state').execute();
  const late = await db
    .selectFrom('plinth_timer')
    .select(['process', 'name', 'due_at'])
    .where('due_at', 'is not', null)
    .where('due_at', '<', Date.now() - 10_000)
    .execute();
  return {
    looked: [
      `${counted(processes.length, 'process', 'processes')}${told(countsOf(processes.map(({ state }) => state)))}`,
    ],
    findings: late.map(({ process, name, due_at: due }) => ({
      where: `process ${process}`,
      what: `its timer ${name} was due at ${new Date(Number(due)).toISOString()}, and has not fired`,
    })),
  };
}

async function checkDeliveries({ database }: RestOptions): Promise<Checked> {
  const rows = await database
    .of<KeptTables>()
    .selectFrom('plinth_delivery')
    .select(({ fn }) => ['subscription', fn.countAll<number>().as('count')])
    .groupBy('subscription')
    .execute();
  return {
    looked: [],
    findings: rows.map(({ subscription, count }) => ({
      where: `subscription ${subscription}`,
      what: `${counted(Number(count), 'event')} that it has begun and not ended`,
    })),
  };
}

async function checkDeadLetters({ database }: RestOptions): Promise<Checked> {
  const letters = await database
    .of<KeptTables>()
    .selectFrom('plinth_dead_letter')
    .select(['id', 'source', 'code', 'message'])
    .execute();
  const causes = countsOf(letters.map(({ source, code }) => `${source} ${code}`));
  return {
    looked:
      letters.length === 0 ? [] : [`${counted(letters.length, 'dead letter')}${told(causes)}`],
    findings: letters
      .filter(({ code, message }) => code === '' || message === '')
      .map(({ id }): Finding => ({ where: `dead letter ${id}`, what: 'nothing says why' })),
  };
}
