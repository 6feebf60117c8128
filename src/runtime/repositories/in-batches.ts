// Databases bound the number of values of a statement: SQLite's bound is 32,766.
const batchSize = 1_000;

/** The rows of a query over many ids, asked for in parts; nothing is asked for no ids. */
export async function inBatches<Id, Row>(
  ids: readonly Id[],
  query: (some: readonly Id[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += batchSize) {
    rows.push(...(await query(ids.slice(from, from + batchSize))));
  }
  return rows;
}
