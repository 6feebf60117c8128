import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { isStateStored } from './aggregate-fields.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { hasTable, linkFields, ownedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityScope } from './entity-scope.ts';
import { partTable } from './entity-table.ts';
import { renderImports } from './imports.ts';
import { layerFile, tableName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { viewFiles } from './view-files.ts';
import { viewScope } from './view-scope.ts';
import { viewTableType } from './view-table.ts';

/** A table by its name, with the type of its rows. */
interface NamedTable {
  readonly table: string;
  readonly type: string;
  /** The file that declares the type. */
  readonly from: string;
}

const ofEntities = (context: Context, model: Model): readonly NamedTable[] =>
  context.entities.filter(hasTable).flatMap((entity) => {
    const scope = entityScope(model, context, entity);
    const from = entityFiles(entity).table;
    const own = { table: tableName(context.name, entity.name), type: `${scope.names.type}Table` };
    const parts = [...linkFields(entity), ...ownedFields(entity)];
    return [own, ...parts.map((field) => partTable(scope, field))].map((one) => ({ ...one, from }));
  });

const ofAggregates = ({ name, aggregates }: Context): readonly NamedTable[] =>
  aggregates.filter(isStateStored).map((aggregate) => ({
    table: tableName(name, aggregate.name),
    type: `${aggregateNames(aggregate).type}Table`,
    from: aggregateFiles(aggregate).table,
  }));

const ofViews = (context: Context, model: Model): readonly NamedTable[] =>
  context.views.map((view) => ({
    table: tableName(context.name, view.name),
    type: viewTableType(viewScope(model, context, view)),
    from: viewFiles(view).table,
  }));

/** `infrastructure/tables.ts`: the tables of a context, as its queries name them; none where it has none. */
export function planTables(context: Context, model: Model): readonly PlannedFile[] {
  const tables = [
    ...ofEntities(context, model),
    ...ofAggregates(context),
    ...ofViews(context, model),
  ];
  if (tables.length === 0) return [];
  const path = layerFile(context.name, 'infrastructure', 'Tables');
  return [
    {
      path,
      id: `${context.name}#tables`,
      template: 'app/src/contexts/__context__/infrastructure/tables.ts',
      view: {
        imports: renderImports(
          tables.map(({ type, from }) => ({ name: type, from, type: true })),
          path,
        ),
        name: `${context.name}Tables`,
        tables: tables.map(({ table, type }) => ({ table, type })),
      },
    },
  ];
}
