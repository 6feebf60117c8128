import { isCounted, lookUpsOf, uniqueColumns } from './aggregate-repository.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { type StatesView, statesView } from './aggregate-states.ts';
import { stateFunctions } from './aggregate-table.ts';
import { classHead } from './class-head.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { pascal } from './names.ts';
import { columnName, tableName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

const type = (name: string, from: string): Import => ({ name, from, type: true });

const repositories = '@plinth/runtime/repositories';
const eventsourcing = '@plinth/runtime/eventsourcing';

interface Parts {
  readonly hasUnique: boolean;
  readonly states: StatesView | null;
}

function importsOf(scope: AggregateScope, { hasUnique, states }: Parts): readonly Import[] {
  const { aggregate, names, files, context } = scope;
  const id = idTypeOf(aggregate);
  const { toRow, fromRow } = stateFunctions(scope);
  const runtime = [
    ...['assertUpdated', 'inBatches', 'inUse'],
    ...(hasUnique ? ['uniqueAs'] : []),
    ...(states?.by.some(({ isList }) => isList) ? ['containsAny'] : []),
  ];
  return [
    type('Database', '@plinth/runtime/database'),
    type('Clock', '@plinth/runtime/domain'),
    type('Occasion', '@plinth/runtime/domain'),
    type('EventStore', eventsourcing),
    { name: 'StateStoredRepository', from: eventsourcing },
    type('VersionChange', eventsourcing),
    ...runtime.map((name) => ({ name, from: repositories })),
    type('Versioned', repositories),
    type('Kysely', 'kysely'),
    type(names.repository, files.repository),
    ...(states ? [type(states.port, files.repository), ...states.imports] : []),
    { name: names.type, from: files.domain },
    type(names.state, files.state),
    type(id.name, id.file),
    { name: toRow, from: files.table },
    { name: fromRow, from: files.table },
    type(`${pascal(context.name)}Tables`, files.tables),
    ...lookUpsOf(scope).flatMap((one) => one.imports),
  ];
}

/** `infrastructure/sql-wallet-repository.ts` */
export function planSqlAggregateRepository(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files, context } = scope;
  const unique = uniqueColumns(scope);
  const states = statesView(scope);
  return aggregateFile(scope, {
    role: 'stored-repository',
    path: files.storedRepository,
    template: 'infrastructure/sql-__aggregate__-repository.ts',
    view: {
      ...stateFunctions(scope),
      imports: renderImports(
        importsOf(scope, { hasUnique: unique.length > 0, states }),
        files.storedRepository,
      ),
      head: classHead({
        name: names.storedRepository,
        base: `StateStoredRepository<${names.type}, ${idTypeOf(aggregate).name}>`,
        port: states ? `${names.repository}, ${states.port}` : names.repository,
      }),
      type: names.type,
      state: names.state,
      one: names.one,
      id: idTypeOf(aggregate).name,
      kind: stringLiteral(names.kind),
      category: stringLiteral(names.category),
      tables: `${pascal(context.name)}Tables`,
      table: stringLiteral(tableName(context.name, aggregate.name)),
      unique,
      isCounted: isCounted(scope),
      lookUps: lookUpsOf(scope).map(({ method, name, type: text, field }) => ({
        method,
        name,
        type: text,
        column: stringLiteral(columnName(field.name)),
      })),
      states,
    },
  });
}
