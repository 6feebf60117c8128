/** The key that tokens are checked with cannot be had: somebody has to mend a setting or a file. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}
