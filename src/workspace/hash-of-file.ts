import { hash as digest } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Larger than what plinth writes, but for a few files. */
const LARGEST_BYTES = 256 * 1024;

/** One for all files: to make a buffer for each takes longer than to read it. */
let shared: Buffer | undefined;

/**
 * The `hashText` of the text in a plain file, without making a text of it; undefined where there is
 * none, or where it takes a closer look.
 */
export function hashOfFile(file: string): string | undefined {
  let open: number | undefined;
  try {
    open = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    shared ??= Buffer.allocUnsafeSlow(LARGEST_BYTES);
    const length = readWhole(open, shared);
    if (length === shared.length) return undefined;
    return digest('sha256', shared.subarray(0, length), 'base64url').slice(0, 22);
  } catch {
    return undefined;
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

function readWhole(open: number, into: Buffer): number {
  let length = 0;
  while (length < into.length) {
    const read = readSync(open, into, length, into.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}
