// There is a compiled statement for each number of rows.
const mostRows = 50;

/** Rows as they fit into one statement each. */
export function partsOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += mostRows) {
    parts.push(rows.slice(from, from + mostRows));
  }
  return parts;
}
