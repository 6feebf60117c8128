import type { Database } from '../database/index.ts';
import type { Acknowledged, Acknowledgements } from './acknowledged.ts';
import { type ApiOperation, readerOf } from './api-document.ts';
import { ask } from './ask.ts';
import { type Checked, counted, type Finding, shortened } from './finding.ts';
import type { KeptTables } from './kept-tables.ts';

export interface AcknowledgedOptions {
  readonly acknowledged: Acknowledgements;
  readonly operations: readonly ApiOperation[];
  readonly url: string;
  readonly authorization: string | undefined;
  /** The greatest version in the log of what has an id. */
  readonly versions: ReadonlyMap<string, number>;
}

/** `gone`: nothing answers at its address; `unread`: nothing that is served tells of it. */
type Seen = 'there' | 'gone' | 'unread' | { readonly older: number };

/**
 * Whether all that was acknowledged is there, at no lesser version: read as its writer reads it, or
 * found in the log.
 */
export async function checkAcknowledged(options: AcknowledgedOptions): Promise<Checked> {
  const { acknowledged, versions } = options;
  const missing: Acknowledged[] = [];
  const findings: Finding[] = [];
  let looked = 0;
  for (const one of acknowledged.all) {
    const isLogged = (versions.get(one.id) ?? 0) >= (one.version ?? 1);
    const seen = await look(one, options);
    if (seen === 'unread' && !isLogged) continue;
    looked += 1;
    if (seen === 'there' || isLogged) continue;
    if (typeof seen === 'object') findings.push(tellOlder(one, seen.older));
    else missing.push(one);
  }
  const lost = unexcused(missing, acknowledged.deleted);
  return {
    looked: looked === 0 ? [] : [`${counted(looked, 'acknowledged thing')} looked up`],
    findings: shortened([...lost.map(tellMissing), ...findings]),
  };
}

async function look(one: Acknowledged, options: AcknowledgedOptions): Promise<Seen> {
  if (readerOf(options.operations, one.path) === undefined) return 'unread';
  const request = { method: 'GET', path: one.path, body: undefined, headers: {} } as const;
  const answer = await ask(request, options);
  if (typeof answer === 'string') return 'unread';
  if (answer.status === 404 || answer.status === 410) return 'gone';
  if (answer.status >= 400) return 'unread';
  const isOlder =
    answer.version !== undefined && one.version !== undefined && answer.version < one.version;
  return isOlder ? { older: answer.version } : 'there';
}

/** Those that were not deleted, by themselves or with what they belong to. */
function unexcused(
  missing: readonly Acknowledged[],
  deleted: ReadonlySet<string>,
): readonly Acknowledged[] {
  const gone = new Set(deleted);
  let left = missing;
  for (;;) {
    const excused = left.filter(({ id, names }) => [id, ...names].some((name) => gone.has(name)));
    if (excused.length === 0) return left;
    for (const { id } of excused) gone.add(id);
    left = left.filter((one) => !excused.includes(one));
  }
}

const promised = ({ by, version }: Acknowledged): string =>
  `acknowledged by ${by}${version === undefined ? '' : ` at version ${version}`}`;

const tellMissing = (one: Acknowledged): Finding => ({
  where: one.path,
  what: `${promised(one)}, and there is nothing, nor anything of it in the log`,
});

const tellOlder = (one: Acknowledged, version: number): Finding => ({
  where: one.path,
  what: `${promised(one)}, and it is at version ${version}`,
});

/** The greatest version in the log of what has an id, whatever its category. */
export async function versionsInLog(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .of<KeptTables>()
    .selectFrom('plinth_event')
    .select(({ fn }) => ['stream_id', fn.max('version').as('version')])
    .groupBy('stream_id')
    .execute();
  return new Map(rows.map(({ stream_id: id, version }) => [id, Number(version)]));
}
