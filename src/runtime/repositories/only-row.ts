/** The one row that belongs to another and has to be there: `onlyRow(imagesOf(row.id))`. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a row that must be there is missing');
  return row;
}
