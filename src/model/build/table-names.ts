import type { At } from '../../diagnostic.ts';
import type { Context } from '../context.ts';
import type { Report } from './site.ts';
import { wordsOf } from './words.ts';

interface TableName {
  readonly parts: readonly string[];
  readonly what: string;
  readonly at: At;
}

/** Tables of the whole application: names that differ in the spec can be one in the database. */
export function checkTableNames(contexts: readonly Context[], report: Report): void {
  const seen = new Map<string, TableName>();
  for (const table of contexts.flatMap(tablesOf)) {
    const key = table.parts.flatMap(wordsOf).join('_');
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, table);
      continue;
    }
    report('SPEC_DUPLICATE_NAME', table.at, {
      name: key,
      in: 'the database',
      as: before.what,
      hint: `choose another name for ${table.what}`,
    });
  }
}

function tablesOf({ name, entities, aggregates, views }: Context): readonly TableName[] {
  const roots = [...entities, ...aggregates];
  return [...roots, ...views].flatMap((thing) => [
    { parts: [name, thing.name], what: thing.id, at: thing.at },
    ...thing.fields
      .filter(({ type, card }) => type.kind === 'ref' && (card === 'many' || card === 'some'))
      .map((field) => ({
        parts: [name, thing.name, field.name],
        what: `${thing.id}.${field.name}`,
        at: field.at,
      })),
  ]);
}
