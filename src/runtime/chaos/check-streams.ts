import type { Database } from '../database/index.ts';
import type { LoadedAggregates } from './chaos-app.ts';
import { type Checked, counted, type Finding, shortened } from './finding.ts';
import type { KeptTables } from './kept-tables.ts';

interface Stream {
  readonly category: string;
  readonly id: string;
  readonly events: number;
  /** That of its last event. */
  readonly version: number;
}

/**
 * Whether each stream holds every version once, each aggregate can be loaded, stands where its stream
 * does, and keeps its invariants.
 */
export async function checkStreams(
  database: Database,
  aggregates: Readonly<Record<string, LoadedAggregates>>,
): Promise<Checked> {
  const streams = await streamsIn(database);
  const findings: Finding[] = [];
  let loaded = 0;
  for (const stream of streams) {
    const found = gapIn(stream);
    if (found !== undefined) findings.push(found);
    const repository = Object.hasOwn(aggregates, stream.category)
      ? aggregates[stream.category]
      : undefined;
    if (repository === undefined) continue;
    loaded += 1;
    const what = await problemOf(stream, repository);
    if (what !== undefined) findings.push({ where: nameOf(stream), what });
  }
  const events = streams.reduce((sum, stream) => sum + stream.events, 0);
  return {
    looked: [
      `${counted(events, 'event')} in ${counted(streams.length, 'stream')}, each version once`,
      ...(loaded === 0 ? [] : [`${counted(loaded, 'aggregate')} loaded, with their invariants`]),
    ],
    findings: shortened(findings),
  };
}

async function streamsIn(database: Database): Promise<readonly Stream[]> {
  const rows = await database
    .of<KeptTables>()
    .selectFrom('plinth_event')
    .select(({ fn }) => [
      'category',
      'stream_id',
      fn.countAll<number>().as('events'),
      fn.max('version').as('version'),
    ])
    .groupBy(['category', 'stream_id'])
    .orderBy('category')
    .orderBy('stream_id')
    .execute();
  return rows.map(({ category, stream_id: id, events, version }) => ({
    category,
    id,
    events: Number(events),
    version: Number(version),
  }));
}

const nameOf = ({ category, id }: Stream): string => `${category} ${id}`;

const gapIn = (stream: Stream): Finding | undefined =>
  stream.events === stream.version
    ? undefined
    : {
        where: nameOf(stream),
        what: `it has ${counted(stream.events, 'event')} and is at version ${stream.version}`,
      };

async function problemOf(
  { id, version }: Stream,
  repository: LoadedAggregates,
): Promise<string | undefined> {
  try {
    // Databases take the text of a number for it.
    const root = await repository.find(id as never);
    // Its last event has ended it.
    if (root === null || !root.exists) return undefined;
    if (root.version !== version) {
      return `what is kept of it is at version ${root.version}, its stream at ${version}`;
    }
    root.checkInvariants();
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
