import type { Model } from '../model/model.ts';
import { property } from './code-doc.ts';
import { tellsOfRows } from './entity-events.ts';
import { stringLiteral } from './escape.ts';
import { fingerprint } from './fingerprint.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { migrationCode } from './migration-code.ts';
import {
  INITIAL,
  type MigrationHistory,
  nextName,
  pastOf,
  printHistory,
} from './migration-history.ts';
import { migrationTitle } from './migration-name.ts';
import type { MigrationStep } from './migration-step.ts';
import { camel, pascal, snake } from './names.ts';
import { elements } from './parameters.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { followsEvents, hasProcesses, hasSagas } from './reaction-calls.ts';
import type { SchemaChange } from './schema-change.ts';
import { schemaDifference } from './schema-difference.ts';
import { type PlannedTable, storedTable } from './schema-table.ts';
import { storedNames, storedSteps } from './stored-names.ts';
import { tablesOf } from './table.ts';

export interface MigrationOptions {
  readonly history: MigrationHistory;
  /** What the model has no more goes from the database, too. */
  readonly allowDataLoss: boolean;
}

export interface PlannedMigrations {
  /** The list of all, and the one that is new. */
  readonly files: readonly PlannedFile[];
  /** The history with the new one. */
  readonly history: Omit<MigrationHistory, 'initial'>;
  /** What the model has no more, and the database keeps. @example 'column sales_order.note' */
  readonly kept: readonly string[];
  /** What only `allowDataLoss` could do. */
  readonly refused: readonly string[];
}

const FOLDER = 'src/migrations';

const idOf = (name: string): string => `app#migrations/${name}`;

interface Unwritten {
  readonly name: string;
  readonly changes: readonly SchemaChange[];
  readonly file: PlannedFile;
}

function initialMigration(tables: readonly PlannedTable[]): Unwritten {
  const changes = tables.map(
    (table) => ({ kind: 'make-table', table: storedTable(table) }) as const,
  );
  const views = tables.map((table) => ({
    name: `create${pascal(table.name)}`,
    statements: migrationCode([{ change: { kind: 'make-table', table } }], 2).statements,
  }));
  const path = `${FOLDER}/${INITIAL}.ts`;
  const view = { tables: views, fingerprint: fingerprint(JSON.stringify(views)) };
  return {
    name: INITIAL,
    changes,
    file: { path, id: idOf(INITIAL), template: `app/${path}`, view },
  };
}

const runtimeNames: Readonly<Record<string, string>> = {
  changeColumns: 'database',
  forgetView: 'eventsourcing',
  renameCategory: 'eventsourcing',
  renameListedValue: 'database',
  renameProcess: 'saga',
  renameSaga: 'saga',
  renameSagaStep: 'saga',
  renameSubscription: 'events',
  renameTimer: 'saga',
  renameValue: 'database',
};

function importsOf(uses: (name: string) => boolean, path: string): string {
  const named = Object.entries(runtimeNames).filter(([name]) => uses(name));
  const imports: readonly Import[] = [
    { name: 'Migration', from: '@plinth/runtime/database', type: true },
    ...named.map(([name, from]) => ({ name, from: `@plinth/runtime/${from}` })),
    ...(uses('sql') ? [{ name: 'sql', from: 'kysely' }] : []),
  ];
  return renderImports(imports, path);
}

interface Known {
  readonly names: Iterable<string>;
  readonly tables: readonly PlannedTable[];
}

/** What a person calls the rows of a table; one that is gone is known by its name only. */
function nounsOf({ tables }: Known): (table: string) => string {
  const nouns = new Map<string, string>();
  for (const { name, former, noun } of tables) {
    const context = name.slice(0, name.length - noun.length);
    for (const one of former) {
      const own = one.startsWith(context) ? one.slice(context.length) : one;
      nouns.set(one, own.replaceAll('_', ' '));
    }
  }
  for (const { name, noun } of tables) nouns.set(name, noun);
  return (table) => nouns.get(table) ?? table.replaceAll('_', ' ');
}

/** Names that a database has until then; '' where there are none. */
function renamesLine(steps: readonly MigrationStep[]): string {
  const names = steps.flatMap(({ change }) => {
    if (change.kind === 'rename-table') return [change.table];
    return change.kind === 'rename-column' ? [`${change.table}.${change.column}`] : [];
  });
  if (names.length === 0) return '';
  const items = names.map(stringLiteral);
  return property('renames', [' ', brackets({ open: '[', close: ']', items })], 2);
}

function laterMigration(steps: readonly MigrationStep[], known: Known): Unwritten {
  const title = migrationTitle(steps, nounsOf(known));
  const name = nextName(known.names, title.name);
  const path = `${FOLDER}/${name}.ts`;
  const { statements, uses } = migrationCode(steps, 4);
  const view: View = {
    imports: importsOf(uses, path),
    doc: title.doc,
    constant: constantOf(name),
    name,
    fingerprint: fingerprint(JSON.stringify(statements)),
    renames: renamesLine(steps),
    usesTypes: uses('types'),
    statements,
  };
  const template = `app/${FOLDER}/__migration__.ts`;
  return {
    name,
    changes: steps.map(({ change }) => change),
    file: { path, id: idOf(name), template, view },
  };
}

/** @example constantOf('0002-add-order-note') // 'addOrderNote' */
const constantOf = (name: string): string => camel(name.replace(/^\d+-/, ''));

/** Whether anything of the app is told by events. */
export const hasEvents = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(
    ({ aggregates, entities, consumes }) =>
      aggregates.length + consumes.length > 0 || entities.some(tellsOfRows),
  );

/** Two migrations may do the same at different times: then their numbers tell them apart. */
function imported(names: readonly string[]): readonly Import[] {
  const constants = names.map(constantOf);
  return names.map((name, at) => {
    const constant = constants[at] ?? '';
    const isTwin = constants.indexOf(constant) !== at;
    const as = isTwin ? `${constant}${Number.parseInt(name, 10)}` : undefined;
    return { name: constant, from: `${FOLDER}/${name}.ts`, as };
  });
}

/** What the runtime keeps for itself, by what the lock remembers of it. */
function runtimeTables({ contexts }: Model, stored: ReadonlySet<string>): readonly string[] {
  const isTold = hasEvents({ contexts }) || stored.has('events');
  const reacts = contexts.some(followsEvents) || stored.has('subscriptions');
  const lasts = hasSagas({ contexts }) || stored.has('sagas');
  const waits = hasProcesses({ contexts }) || stored.has('processes');
  return [
    ...(isTold ? ['events'] : []),
    ...(reacts ? ['subscriptions'] : []),
    ...(lasts ? ['sagas'] : []),
    ...(waits ? ['processes'] : []),
  ];
}

/** The log of events, and what follows it, come from the runtime. */
function indexFile(
  { contexts }: Model,
  names: readonly string[],
  kept: readonly string[],
): PlannedFile {
  const path = `${FOLDER}/index.ts`;
  const own = imported(names);
  const runtime: readonly Import[] = [
    { name: 'idempotencyMigration', from: '@plinth/runtime/controllers' },
    ...(kept.includes('events')
      ? [{ name: 'eventMigration', from: '@plinth/runtime/eventsourcing' }]
      : []),
    ...(kept.includes('subscriptions')
      ? [{ name: 'subscriptionMigration', from: '@plinth/runtime/events' }]
      : []),
    ...(kept.includes('sagas') ? [{ name: 'sagaMigration', from: '@plinth/runtime/saga' }] : []),
    ...(kept.includes('processes')
      ? [{ name: 'processMigration', from: '@plinth/runtime/saga' }]
      : []),
  ];
  const type: Import = { name: 'Migration', from: '@plinth/runtime/database', type: true };
  const listed = [...runtime, ...own].map(({ name, as }) => as ?? name);
  const view = {
    imports: renderImports([...runtime, type, ...own], path),
    names: elements(listed),
    schemas: elements(contexts.map(({ name }) => stringLiteral(snake(name)))),
  };
  return { path, id: 'app#migrations', template: `app/${path}`, view };
}

/** What brings the database from what the lock remembers to what the model wants. */
export function planMigrations(
  model: Model,
  { history, allowDataLoss }: MigrationOptions,
): PlannedMigrations {
  const tables = tablesOf(model);
  const past = pastOf(history);
  const difference = schemaDifference(past.schema, tables, { allowDataLoss });
  const steps = [...storedSteps(model, history.stored), ...difference.steps];
  const known = { names: past.migrations.keys(), tables };
  const isFirst = past.migrations.size === 0;
  const next =
    steps.length === 0 ? [] : [isFirst ? initialMigration(tables) : laterMigration(steps, known)];
  const migrations = new Map([
    ...past.migrations,
    ...next.map(({ name, changes }) => [name, changes] as const),
  ]);
  const kept = runtimeTables(model, history.stored);
  return {
    files: [indexFile(model, [...migrations.keys()], kept), ...next.map(({ file }) => file)],
    history: {
      migrations: printHistory(migrations),
      stored: new Set([...storedNames(model), ...kept]),
    },
    kept: difference.kept,
    refused: difference.refused,
  };
}
