import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import type { ColumnValues, EventStore, View } from '../eventsourcing/index.ts';
import { ViewProjector } from '../eventsourcing/index.ts';
import { createShadow } from '../eventsourcing/view-shadow.ts';
import { type Checked, counted, type Finding, shortened } from './finding.ts';

interface ViewPorts {
  readonly database: Database;
  readonly events: EventStore;
}

const atOnce = 1_000;

/** Whether each view holds what its events make of it, from the first one on. */
export async function checkViews(ports: ViewPorts, views: readonly View[]): Promise<Checked> {
  const findings: Finding[] = [];
  let rows = 0;
  for (const view of views) {
    const compared = await compare(ports, view);
    rows += compared.rows;
    findings.push(
      ...shortened(compared.problems.map((what) => ({ where: `view ${view.name}`, what }))),
    );
  }
  const looked = `${counted(views.length, 'view')} made anew and compared, ${counted(rows, 'row')}`;
  return { looked: views.length === 0 ? [] : [looked], findings };
}

async function compare({ database, events }: ViewPorts, view: View) {
  const shadow = `${view.table.name}__chaos`;
  return database.run(async () => {
    const db = database.of<Record<string, ColumnValues>>();
    await createShadow(db, view, shadow);
    const projector = new ViewProjector(database, view, shadow);
    let after = 0;
    for (;;) {
      const batch = await events.readAll({ after, limit: atOnce, types: view.types });
      await projector.project(batch);
      after = batch.at(-1)?.position ?? after;
      if (batch.length < atOnce) break;
    }
    const [kept, made] = [await rowsOf(db, view, view.table.name), await rowsOf(db, view, shadow)];
    await sql`drop table ${sql.table(shadow)}`.execute(db);
    return { rows: made.size, problems: differencesOf(kept, made) };
  });
}

/** As text, by their keys. */
async function rowsOf(
  db: Kysely<Record<string, ColumnValues>>,
  { table }: View,
  name: string,
): Promise<ReadonlyMap<string, ColumnValues>> {
  const rows = await db.selectFrom(name).selectAll().execute();
  return new Map(
    rows.map((row) => [table.key.map((column) => String(row[column])).join(' '), row]),
  );
}

type Rows = ReadonlyMap<string, ColumnValues>;

/** What is wrong with the rows that are kept. */
export function differencesOf(kept: Rows, made: Rows): readonly string[] {
  const problems: string[] = [];
  for (const [key, row] of made) {
    const own = kept.get(key);
    if (own === undefined) problems.push(`row ${key} is missing`);
    else problems.push(...columnsThatDiffer(own, row).map((text) => `row ${key}: ${text}`));
  }
  for (const key of kept.keys()) {
    if (!made.has(key)) problems.push(`row ${key} follows from no event`);
  }
  return problems;
}

function columnsThatDiffer(kept: ColumnValues, made: ColumnValues): readonly string[] {
  return Object.keys(made).flatMap((column) => {
    const [is, ought] = [JSON.stringify(kept[column]), JSON.stringify(made[column])];
    return is === ought ? [] : [`${column} is ${is}, and its events make ${ought}`];
  });
}
