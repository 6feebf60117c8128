import { deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { hashText } from './hash.ts';

/** A text that the generator wrote, as the lock keeps it. */
export interface BaseText {
  readonly hash: string;
  /** The text itself: deflated, base64. */
  readonly packed: string;
}

export function packBase(text: string, hash: string = hashText(text)): BaseText {
  return { hash, packed: deflateRawSync(text, memoryFor(text)).toString('base64') };
}

/** No more memory than a text can use: by default each call takes 400 KB, and that is most of its time. */
function memoryFor({ length }: string): ZlibOptions {
  const bits = Math.min(15, Math.max(9, Math.ceil(Math.log2(length + 1))));
  return { windowBits: bits, memLevel: bits - 7, chunkSize: Math.max(1024, length >> 1) };
}

/** The text again; `undefined` when it is not what was packed. */
export function unpackBase({ hash, packed }: BaseText): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64')).toString();
    return hashText(text) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}
