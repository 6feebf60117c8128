import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashText } from './hash.ts';

/** A text that the generator wrote, as the lock keeps it. */
export interface BaseText {
  readonly hash: string;
  /** The text itself: deflated, base64. */
  readonly packed: string;
}

export function packBase(text: string, hash: string = hashText(text)): BaseText {
  return { hash, packed: deflateRawSync(text).toString('base64') };
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
