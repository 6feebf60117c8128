import { type Database, openDatabase } from '../database/index.ts';
import { systemClock } from '../domain/index.ts';
import { SqlEventStore } from '../eventsourcing/index.ts';
import type { ChaosApp } from './chaos-app.ts';
import type { ChaosProcess } from './chaos-process.ts';
import { checkAcknowledged, versionsInLog } from './check-acknowledged.ts';
import { checkRest } from './check-rest.ts';
import { checkStreams } from './check-streams.ts';
import { checkViews } from './check-views.ts';
import type { Checked } from './finding.ts';
import { tablesIn } from './kept-tables.ts';
import type { Load } from './load.ts';
import { settleApp } from './settle-app.ts';

export interface JudgeOptions {
  readonly app: ChaosApp;
  readonly load: Load;
  /** The app as it was started last: nobody asks it for anything more. */
  readonly last: ChaosProcess;
  readonly url: string;
  readonly databaseUrl: string;
  readonly authorization: string | undefined;
}

/** What the app has kept. */
interface Place {
  readonly database: Database;
  readonly tables: ReadonlySet<string>;
  /** Undefined: it has no log. */
  readonly events: SqlEventStore | undefined;
}

// Retries of what fails take their time.
const settleTimeout = 120_000;

/** Lets the app come to rest, and looks whether all is as it was promised; stops it on the way. */
export async function judge(options: JudgeOptions): Promise<Checked> {
  const { app, databaseUrl: url, load } = options;
  const database = await openDatabase({ url, schemas: app.schemas });
  try {
    const tables = await tablesIn(database);
    const hasLog = tables.has('plinth_event');
    const events = hasLog ? new SqlEventStore(database, app.codecs ?? []) : undefined;
    const place = { database, tables, events };
    const rested = await atRest(options, place);
    const kept = await checkKept(app, place);
    return {
      looked: [...rested.looked, ...kept.looked],
      findings: [...load.tally.failures, ...rested.findings, ...kept.findings],
    };
  } finally {
    await database.close();
  }
}

/** What is seen while it runs. */
async function atRest(
  { app, load, last, url, authorization }: JudgeOptions,
  place: Place,
): Promise<Checked> {
  const { views = [] } = app;
  const settling = { ...place, url, views, timeout: settleTimeout };
  const busy = await settleApp(settling);
  const acknowledged = await checkAcknowledged({
    acknowledged: load.acknowledged,
    operations: load.operations,
    url,
    authorization,
    versions: place.events ? await versionsInLog(place.database) : new Map(),
  });
  const { code } = await last.stop();
  return {
    looked: acknowledged.looked,
    findings: [
      ...busy.map((what) => ({ where: `after ${settleTimeout / 1_000} s of rest`, what })),
      ...acknowledged.findings,
      ...(code === 0 ? [] : [{ where: 'the last stop', what: `it ended with the code ${code}` }]),
    ],
  };
}

/** What is seen in its database. */
async function checkKept(app: ChaosApp, { database, tables, events }: Place): Promise<Checked> {
  const checks: Checked[] = [];
  if (events !== undefined) {
    const repositories = app.aggregates?.({ database, events, clock: systemClock }) ?? {};
    checks.push(await checkStreams(database, repositories));
    checks.push(await checkViews({ database, events }, app.views ?? []));
  }
  checks.push(await checkRest({ database, tables }));
  return {
    looked: checks.flatMap(({ looked }) => looked),
    findings: checks.flatMap(({ findings }) => findings),
  };
}
