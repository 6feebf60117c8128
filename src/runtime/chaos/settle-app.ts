import type { Database } from '../database/index.ts';
import type { EventStore, View } from '../eventsourcing/index.ts';
import { CheckpointStore } from '../eventsourcing/index.ts';
import { pause } from '../resilience/index.ts';
import type { KeptTables } from './kept-tables.ts';

export interface SettlingApp {
  readonly url: string;
  readonly database: Database;
  readonly tables: ReadonlySet<string>;
  readonly events: EventStore | undefined;
  readonly views: readonly View[];
  /** How long that may take, in milliseconds. */
  readonly timeout: number;
}

/** Gauges of the app that say that it has something left to do. */
const busyGauges = [
  /^subscription_events_behind\b/,
  /^stream_events_behind\b/,
  /^sagas\{.*state="(running|undoing)"/,
  /^process_timers\{.*state="late"/,
];

/** Waits until a running app has nothing left to do; answers what it was still doing when time was up. */
export async function settleApp(app: SettlingApp): Promise<readonly string[]> {
  const late = Date.now() + app.timeout;
  let quiet = 0;
  for (;;) {
    const busy = await busyWith(app);
    quiet = busy.length === 0 ? quiet + 1 : 0;
    // What has just ended may be what something else begins with.
    if (quiet === 3) return [];
    if (Date.now() > late) return busy;
    await pause(150);
  }
}

async function busyWith(app: SettlingApp): Promise<readonly string[]> {
  return [...(await gaugesOf(app)), ...(await deliveriesOf(app)), ...(await viewsBehind(app))];
}

async function gaugesOf({ url }: SettlingApp): Promise<readonly string[]> {
  const answer = await fetch(`${url}/metrics`).catch(() => undefined);
  if (answer?.ok !== true) return ['it does not answer'];
  return busyIn(await answer.text());
}

/** The lines of metrics that say that something is left to do. */
export const busyIn = (metrics: string): readonly string[] =>
  metrics
    .split('\n')
    .filter((line) => busyGauges.some((gauge) => gauge.test(line)) && !/ 0$/.test(line));

async function deliveriesOf({ database, tables }: SettlingApp): Promise<readonly string[]> {
  if (!tables.has('plinth_delivery')) return [];
  const rows = await database
    .of<KeptTables>()
    .selectFrom('plinth_delivery')
    .select('subscription')
    .distinct()
    .execute();
  return rows.map(
    ({ subscription }) => `${subscription} is not done with events that it has begun`,
  );
}

async function viewsBehind({ database, events, views }: SettlingApp): Promise<readonly string[]> {
  if (events === undefined) return [];
  const checkpoints = new CheckpointStore(database);
  const behind: string[] = [];
  for (const { name, sync, types } of views) {
    if (sync) continue;
    const after = (await checkpoints.read(name)) ?? 0;
    const [event] = await events.readAll({ after, limit: 1, types });
    if (event !== undefined) behind.push(`${name} is behind event ${event.position}`);
  }
  return behind;
}
