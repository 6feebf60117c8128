import type { Context } from '../model/context.ts';
import type { Entity } from '../model/entity.ts';
import type { Seed } from '../model/seed.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { type Import, renderImports } from './imports.ts';
import { layerFile, tableName } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { seededEntities, seedRows } from './seed-order.ts';
import { rowCode } from './seed-value.ts';

/** What fills the tables of a context the first time. */
export const seedFile = ({ name }: Context): string => layerFile(name, 'infrastructure', 'Seed');

function needsClock(rows: Seed['rows'], entity: Entity): boolean {
  const timed = storedFields(entity).filter(
    ({ default: value }) => value?.kind === 'now' || value?.kind === 'today',
  );
  return timed.some(({ name }) => rows.some((row) => row[name] === undefined));
}

/** The list of the rows; the formatter gives each of several its own line. */
function rowsText(rows: readonly Doc[], head: string): string {
  const inside = indent(softline, join([',', line], rows));
  const list = group(['[', inside, ifBreak(','), softline, ']'], rows.length > 1);
  return printDoc(list, { indent: 0, column: head.length, after: ';' });
}

interface Seeded {
  readonly view: View;
  readonly needsClock: boolean;
  readonly imports: readonly Import[];
}

function seededView(entity: Entity, context: Context): Seeded {
  const data = seedRows(context, entity);
  const rows = data.map((row) => rowCode(entity, row, context.name));
  const { type, one, many } = entityNames(entity);
  const files = entityFiles(entity);
  const clock = needsClock(data, entity);
  return {
    view: {
      type,
      one,
      many,
      rows: rowsText(
        rows.map(({ code }) => code),
        `const ${many}${clock ? ' = (clock: Clock)' : ''}: readonly ${type}[] ${clock ? '=>' : '='} `,
      ),
      table: tableName(context.name, entity.name),
      isCounted: entity.identity.made === 'sequence',
      needsClock: clock,
    },
    needsClock: clock,
    imports: [
      { name: type, from: files.domain, type: true },
      { name: `${type}Repository`, from: files.repository, type: true },
      ...rows.flatMap(({ imports }) => imports),
    ],
  };
}

/** `infrastructure/seed.ts`: `seed<Context>` with the rows of the spec. */
export function planSeed(context: Context): readonly PlannedFile[] {
  const entities = seededEntities(context).map((entity) => seededView(entity, context));
  if (entities.length === 0) return [];
  const path = seedFile(context);
  const clock = entities.some((one) => one.needsClock);
  const imports: readonly Import[] = [
    { name: 'Database', from: '@plinth/runtime/database', type: true },
    { name: 'seedWhenEmpty', from: '@plinth/runtime/repositories' },
    ...(clock ? [{ name: 'Clock', from: '@plinth/runtime/domain', type: true }] : []),
    ...entities.flatMap((one) => one.imports),
  ];
  return [
    {
      path,
      id: `${context.name}#seed`,
      template: 'app/src/contexts/__context__/infrastructure/seed.ts',
      view: {
        imports: renderImports(imports, path),
        name: context.name,
        entities: entities.map(({ view }) => view),
        needsClock: clock,
      },
    },
  ];
}
