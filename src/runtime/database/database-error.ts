/** The database cannot be had: somebody has to mend its address, its file or the rights to it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
