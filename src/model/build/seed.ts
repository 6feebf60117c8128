import { nearest } from '../../spec/nearest.ts';
import type { Seed as SpecSeed } from '../../spec/seed.ts';
import { keyWithin, within } from '../../spec/within.ts';
import type { Entity } from '../entity.ts';
import type { Seed } from '../seed.ts';
import { isObject, readFields } from './data.ts';
import { columnsOf } from './entity.ts';
import type { Site } from './site.ts';

/** Rows are checked like input; an entity that is not there is reported, and left out. */
export function buildSeed(written: SpecSeed, site: Site): readonly Seed[] {
  const { things, broken } = site.directory;
  const entity = things.get(written.entity.text);
  if (entity?.kind === 'entity') return [{ entity, rows: readRows(written, entity, site) }];
  const entities = [...things.values()].filter(({ kind }) => kind === 'entity');
  if (!broken.has(written.entity.text)) {
    site.report('SPEC_SEED', written.entity.at, {
      problem: `no entity ${written.entity.text}`,
      near: nearest(
        written.entity.text,
        entities.map(({ name }) => name),
      ),
    });
  }
  return [];
}

function readRows({ rows }: SpecSeed, entity: Entity, site: Site): Seed['rows'] {
  const ids = new Set<string>();
  return rows.flatMap(({ value, at }) => {
    if (!isObject(value)) {
      site.report('SPEC_SEED', at, { problem: `a row is a map of fields: { id: .., .. }` });
      return [];
    }
    const read = readFields(value, columnsOf(entity));
    for (const { problem, path } of read.problems) {
      const place = problem.startsWith('there is no field')
        ? keyWithin(at, ...path)
        : within(at, ...path);
      const hint = problem.endsWith(' missing')
        ? 'a row holds its id and every field without ? and without a default'
        : undefined;
      site.report('SPEC_SEED', place, { problem, hint });
    }
    const id = JSON.stringify(value.id);
    if (id !== undefined && ids.has(id)) {
      site.report('SPEC_SEED', within(at, 'id'), { problem: `another row has the id ${id}` });
    }
    ids.add(id);
    return isObject(read.value) ? [read.value] : [];
  });
}
