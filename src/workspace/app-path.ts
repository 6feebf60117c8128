const RESERVED = new Set(['.git', '.plinth', 'node_modules', 'plinth.lock', 'plinth.yaml']);

/**
 * Whether a path names a file that may be generated: inside the app on every platform, and not
 * one of those that belong to somebody else.
 */
export function isAppPath(path: string): boolean {
  const segments = path.split('/');
  return (
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') &&
    // Drives, streams, other separators and control characters mean something else elsewhere.
    [...path].every((char) => char > '\u001f' && !'\\:*?"<>|\u007f'.includes(char)) &&
    !RESERVED.has((segments[0] ?? '').toLowerCase())
  );
}
