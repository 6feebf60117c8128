import type { Context } from '../model/context.ts';
import type { Field, Root, Type } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Seed } from '../model/seed.ts';
import { hasTable, storedFields } from './entity-fields.ts';

type Row = Seed['rows'][number];

/** The ids in a row's data that point at rows of `target`. */
function pointedAt(fields: readonly Field[], row: Row, target: Root): readonly unknown[] {
  return fields.flatMap(({ name, type }) => {
    const value = row[name] ?? [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return type.kind === 'ref'
      ? type.target === target
        ? items
        : []
      : items.flatMap((item) => pointedAtInside(type, item, target));
  });
}

function pointedAtInside(type: Type, item: unknown, target: Root): readonly unknown[] {
  if (type.kind !== 'entity' || !isRow(item)) return [];
  return pointedAt(type.entity.fields, item, target);
}

const isRow = (item: unknown): item is Row => typeof item === 'object' && item !== null;

/** Each after those it needs, as far as that can be; otherwise in the order given. */
function inOrder<T>(all: readonly T[], needs: (one: T) => readonly T[]): readonly T[] {
  const sorted = new Set<T>();
  const add = (one: T, above: readonly T[]): void => {
    if (sorted.has(one) || above.includes(one)) return;
    for (const other of needs(one)) add(other, [...above, one]);
    sorted.add(one);
  };
  for (const one of all) add(one, []);
  return [...sorted];
}

export const seedRows = ({ seed }: Context, entity: Root): readonly Row[] => {
  const rows = seed.filter((one) => one.entity === entity).flatMap((one) => one.rows);
  const fields = storedFields(entity);
  return inOrder(rows, (row) => {
    const ids = pointedAt(fields, row, entity);
    return rows.filter((other) => ids.includes(other.id));
  });
};

/** The entities with seed rows: those whose rows are pointed at come first. */
export function seededEntities(context: Context): readonly Entity[] {
  const seeded = [...new Set(context.seed.map(({ entity }) => entity))].filter(hasTable);
  return inOrder(seeded, (entity) => {
    const rows = seedRows(context, entity);
    const pointsTo = (other: Entity): boolean =>
      rows.some((row) => pointedAt(storedFields(entity), row, other).length > 0);
    return seeded.filter((other) => other !== entity && pointsTo(other));
  });
}
