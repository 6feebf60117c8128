/**
 * Rows that belong to another one, each with a number: one that comes with the number of a present
 * row keeps it, the others go on from the highest.
 *
 * @example numbered([{ text: 'new' }, { id: 2, text: 'kept' }], [{ id: 1 }, { id: 2 }]) // ids 3 and 2
 */
export function numbered<Row extends { readonly id?: number | undefined }>(
  rows: readonly Row[],
  present: readonly { readonly id: number }[] = [],
): readonly (Row & { readonly id: number })[] {
  const free = new Set(present.map(({ id }) => id));
  let last = Math.max(0, ...free);
  return rows.map((row) => {
    if (row.id !== undefined && free.delete(row.id)) return { ...row, id: row.id };
    last += 1;
    return { ...row, id: last };
  });
}
