const RESERVED = new Set(['.git', '.plinth', 'node_modules', 'plinth.lock', 'plinth.yaml']);

/** Drives, streams, other separators and control characters mean something else elsewhere. */
const foreignSigns = /[\p{Cc}\\:*?"<>|]/u;

/** A step that is empty, `.` or `..`. */
const oddStep = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * Whether a path names a file that may be generated: inside the app on every platform, and not
 * one of those that belong to somebody else.
 */
export function isAppPath(path: string): boolean {
  const [first = ''] = path.split('/', 1);
  return !foreignSigns.test(path) && !oddStep.test(path) && !RESERVED.has(first.toLowerCase());
}
